package org.nadir.fhiroperations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.ResourceSource;

/**
 * {@code $cds-feedback-export}: the cards and what clinicians did with them, one line of JSON for each card, as a stream:
 * what is asked for may be larger than memory.
 */
public class FeedbackExportOperation {

    private static final String MEDIA_TYPE = "application/x-ndjson";

    private final ResourceSource resources;
    private final Clock clock;

    FeedbackExportOperation(ResourceSource resources, Clock clock) {
        this.resources = resources;
        this.clock = clock;
    }

    /** Writes the lines; after a failure on the way HAPI's OperationOutcome is the last line, in the place of the rest. */
    @Operation(
            name = "$cds-feedback-export",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = Canonical.BASE + "/OperationDefinition/cds-feedback-export")
    public void export(@ResourceParam @Nullable IBaseResource body, RequestDetails request) throws IOException {
        ExportRequest asked = ExportRequest.read(body, request.getParameters(), clock.instant());
        Writer lines = request.getResponse().getResponseWriter(200, MEDIA_TYPE, "UTF-8", false);
        new FeedbackExport(resources, asked, line -> write(line, lines)).run();
        lines.flush();
    }

    private static void write(ObjectNode line, Writer lines) {
        try {
            lines.write(line.toString());
            lines.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
