package org.nadir.fhirserver;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An OperationOutcome for requests that never reach HAPI. */
final class PlainOutcome {

    private PlainOutcome() {}

    static void write(HttpServletResponse response, int status, String code, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write("""
                {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "%s",
                "diagnostics": "%s"}]}
                """.formatted(code, sentence));
    }
}
