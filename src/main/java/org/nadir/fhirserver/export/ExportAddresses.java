package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.UUID;

/** The addresses of a job as the client must see them, whichever proxy stands before this server. */
final class ExportAddresses {

    static final String STATUS = "$export-status";
    static final String FILE = "$export-file";
    static final String JOB = "job";
    static final String FILE_NAME = "file";

    private ExportAddresses() {}

    static String ofKickOff(ServletRequestDetails request) {
        String query = request.getServletRequest().getQueryString();
        return request.getFhirServerBase() + "/" + request.getRequestPath() + (query == null ? "" : "?" + query);
    }

    static String ofStatus(UUID job, ServletRequestDetails request) {
        return "%s/%s?%s=%s".formatted(request.getFhirServerBase(), STATUS, JOB, job);
    }

    static String ofFile(UUID job, ExportFile file, ServletRequestDetails request) {
        return "%s/%s?%s=%s&%s=%s".formatted(request.getFhirServerBase(), FILE, JOB, job, FILE_NAME, file.name());
    }
}
