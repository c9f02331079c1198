package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;

/** In which form a summary is given. */
enum SummaryForm {
    REPORT,
    TABLE;

    static final String CSV = "text/csv";

    /** The form that a caller asks for, in the address or else by what it accepts. */
    static SummaryForm of(RequestDetails request) {
        return wantsTable(request) ? TABLE : REPORT;
    }

    IBaseResource write(ToxicitySummary summary) {
        return switch (this) {
            case REPORT -> MeasureReportWriter.write(summary);
            case TABLE ->
                new Binary()
                        .setContentType(CSV)
                        .setData(CsvWriter.write(summary).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static boolean wantsTable(RequestDetails request) {
        String[] formats = request.getParameters().get("_format");
        if (formats != null && formats.length > 0) {
            return formats[0].equals(CSV) || formats[0].equals("csv");
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.strip().startsWith(CSV);
    }
}
