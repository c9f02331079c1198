package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** One folder of a FHIR package: a file for each resource, and the index that tools read before they open any. */
final class PackageIndex implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the index tells of a resource besides its type and id. */
    private static final List<String> TOLD = List.of("url", "version", "kind", "type", "derivation");

    private final Path folder;
    private final IParser parser = FhirContext.forR4Cached().newJsonParser();
    private final ObjectNode index = JSON.createObjectNode().put("index-version", 2);
    private final ArrayNode files = index.putArray("files");

    PackageIndex(Path folder) {
        this.folder = folder;
    }

    void add(Resource resource) throws IOException {
        String json = parser.encodeResourceToString(resource);
        String name = CorePackage.fileName(resource);
        Files.writeString(folder.resolve(name), json);
        JsonNode content = JSON.readTree(json);
        ObjectNode file = files.addObject()
                .put("filename", name)
                .put("resourceType", resource.fhirType())
                .put("id", resource.getIdPart());
        TOLD.stream()
                .filter(element -> content.path(element).isTextual())
                .forEach(element -> file.put(element, content.path(element).asText()));
    }

    @Override
    public void close() throws IOException {
        Files.writeString(folder.resolve(".index.json"), JSON.writeValueAsString(index));
    }
}
