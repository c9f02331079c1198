package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** The index of one folder of a FHIR package: what tools read before they open any of its files. */
final class PackageIndex {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the index tells of a resource besides its type and id. */
    private static final List<String> TOLD =
            List.of("url", "version", "kind", "type", "supplements", "content", "valueSet", "derivation");

    private final IParser parser = FhirContext.forR4Cached().newJsonParser();
    private final ObjectNode index = JSON.createObjectNode().put("index-version", 2);
    private final ArrayNode files = index.putArray("files");

    /** Lists the resource and gives its text. */
    String add(Resource resource) throws IOException {
        String json = parser.encodeResourceToString(resource);
        JsonNode content = JSON.readTree(json);
        ObjectNode file = files.addObject()
                .put("filename", CorePackage.fileName(resource))
                .put("resourceType", resource.fhirType())
                .put("id", resource.getIdPart());
        TOLD.stream()
                .filter(element -> content.path(element).isTextual())
                .forEach(element -> file.put(element, content.path(element).asText()));
        return json;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    String json() throws IOException {
        return JSON.writeValueAsString(index);
    }
}
