package org.nadir.fhirserver.claims;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.nadir.fhirserver.validation.TestedContent;
import org.nadir.testing.RunningServer;

/** Resources of all claimed types in which each claimed search finds something. */
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Sample>> byType = new TreeMap<>();
    private final Targets targets;

    Samples(Set<String> served) {
        this.targets = new Targets(served);
        served.forEach(this::all);
    }

    /** The id of the first sample of a type, to which the others refer. */
    static String idOf(String type) {
        return "claims-" + type.toLowerCase(Locale.ROOT);
    }

    /** The first sample of a type. */
    Sample first(String type) {
        return all(type).getFirst();
    }

    /** A sample of the type that the parameter finds; a reference leads to the target, if the element can. */
    Optional<Sample> with(String type, SearchDefinition parameter, Optional<String> target) {
        List<ElementPath> paths = paths(type, parameter);
        Optional<Sample> there = all(type).stream()
                .filter(sample -> paths.stream().allMatch(path -> sample.fill(path, target)))
                .findFirst();
        return there.or(() -> further(type, paths, target));
    }

    /**
     * Stores them all in the server's own name, past the validation on write: they are made to be found, from elements
     * that go with nothing else, and some types no client may write.
     */
    void storeIn(RunningServer server) {
        Bundle samples = ServedStatement.R4.newJsonParser().parseResource(Bundle.class, transaction());
        server.bean(IFhirSystemDao.class).transaction(TestedContent.mark(new SystemRequestDetails()), samples);
    }

    private String transaction() {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        byType.values().stream().flatMap(List::stream).forEach(sample -> {
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.set("resource", json(sample));
            entry.putObject("request").put("method", "PUT").put("url", sample.reference());
        });
        return bundle.toString();
    }

    private List<Sample> all(String type) {
        return byType.computeIfAbsent(type, absent -> new ArrayList<>(List.of(Sample.of(type, idOf(type), targets))));
    }

    private Optional<Sample> further(String type, List<ElementPath> paths, Optional<String> target) {
        Sample sample = Sample.of(type, idOf(type) + "-" + all(type).size(), targets);
        if (paths.stream().allMatch(path -> sample.fill(path, target))) {
            all(type).add(sample);
            return Optional.of(sample);
        }
        return Optional.empty();
    }

    private static List<ElementPath> paths(String type, SearchDefinition parameter) {
        if (parameter.components().isEmpty()) {
            return parameter.branches(type).stream()
                    .limit(1)
                    .map(ElementPath::of)
                    .map(path -> parameter.type().equals("number") ? path.as("positiveInt") : path)
                    .toList();
        }
        return parameter.components().stream()
                .map(part -> ElementPath.below(type, part.path("expression").asText()))
                .toList();
    }

    private static JsonNode json(Sample sample) {
        try {
            return JSON.readTree(sample.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
