package org.nadir.fhirserver.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.nadir.fhirserver.export.ExportFiles.Content;

/** What a finished job tells: https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---complete-status. */
final class ExportManifest {

    private ExportManifest() {}

    static ObjectNode of(
            ExportJob job, boolean asksForToken, List<Content> contents, Function<ExportFile, String> address) {
        ObjectNode manifest = JsonNodeFactory.instance
                .objectNode()
                .put("transactionTime", job.transactionTime().toString())
                .put("request", job.request())
                .put("requiresAccessToken", asksForToken);
        ArrayNode output = manifest.putArray("output");
        contents.forEach(content -> add(content, address, output));
        ArrayNode error = manifest.putArray("error");
        if (!job.order().warnings().isEmpty()) {
            Content warnings =
                    new Content(ExportFile.WARNINGS, job.order().warnings().size());
            add(warnings, address, error);
        }
        return manifest;
    }

    private static void add(Content content, Function<ExportFile, String> address, ArrayNode files) {
        files.addObject()
                .put("type", content.file().type())
                .put("url", address.apply(content.file()))
                .put("count", content.resources());
    }
}
