package org.nadir.fhirserver.answers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An OperationOutcome for requests that never reach HAPI. */
public final class PlainOutcome {

    private PlainOutcome() {}

    /** Writes the whole answer: status, type and body. */
    public static void write(HttpServletResponse response, int status, String code, String sentence)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getWriter().write(json(code, sentence));
    }

    /** The sentence is ours: nothing of the caller's is in it that would have to be escaped. */
    static String json(String code, String sentence) {
        return """
                {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "%s",
                "diagnostics": "%s"}]}
                """.formatted(code, sentence);
    }
}
