package org.nadir.fhirserver.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.nadir.testing.RunningServer;

/** Every SearchParameter of R4, and those that the server itself holds. */
final class SearchDefinitions {

    private static final String OF_THE_STANDARD = "/org/hl7/fhir/r4/model/sp/search-parameters.json";

    private final Map<String, SearchDefinition> known = new HashMap<>();
    private final RunningServer server;

    private SearchDefinitions(RunningServer server) {
        this.server = server;
    }

    static SearchDefinitions knownTo(RunningServer server) {
        SearchDefinitions definitions = new SearchDefinitions(server);
        try (InputStream bundle = SearchDefinitions.class.getResourceAsStream(OF_THE_STANDARD)) {
            new ObjectMapper()
                    .readTree(Objects.requireNonNull(bundle))
                    .path("entry")
                    .forEach(entry -> definitions.add(entry.path("resource")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }

    /** What a claim means; an address that leads nowhere is a claim that does not hold. */
    SearchDefinition at(String url) {
        if (!known.containsKey(url)) {
            String address = "/fhir/SearchParameter?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
            RunningServer.json(server.get(address)).path("entry").forEach(entry -> add(entry.path("resource")));
        }
        if (!known.containsKey(url)) {
            throw new AssertionError("No SearchParameter has the address " + url);
        }
        return known.get(url);
    }

    /** The codes of all parameters of a type. */
    Stream<String> of(String type) {
        return known.values().stream()
                .filter(definition -> definition.isOf(type))
                .map(SearchDefinition::code);
    }

    private void add(JsonNode parameter) {
        known.put(parameter.path("url").asText(), new SearchDefinition(parameter));
    }
}
