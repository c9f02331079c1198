package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Vocabulary;

/**
 * Reads the shipped value sets: the same files that the server stores and the guide publishes.
 *
 * <p>A concept's display and designations are the names by which an order without a known code is recognised.
 */
final class ValueSets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ValueSets() {}

    static ConceptSet load(String name) {
        return read(resource("ValueSet-%s.json".formatted(name)), name);
    }

    static Vocabulary vocabulary() {
        return new Vocabulary(
                new Vocabulary.Medications(
                        load("g-csf"),
                        load("esa"),
                        load("antibacterial-prophylaxis"),
                        load("broad-spectrum-antibiotic")),
                new Vocabulary.Services(load("rbc-transfusion"), load("platelet-transfusion"), load("cbc-panel")),
                new Vocabulary.Findings(
                        load("anemia-symptom"), load("bleeding"), load("thrombosis"), load("infection-sign")));
    }

    /** The codes of a set, whatever their systems. */
    static List<String> codes(String name) {
        return resource("ValueSet-%s.json".formatted(name))
                .at("/compose/include")
                .findValuesAsText("code");
    }

    private static ConceptSet read(JsonNode valueSet, String name) {
        Set<Concept.Code> codes = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (JsonNode include : valueSet.path("compose").path("include")) {
            for (JsonNode concept : include.path("concept")) {
                codes.add(new Concept.Code(
                        include.path("system").asText(), concept.path("code").asText()));
                names.add(concept.path("display").asText());
                concept.path("designation")
                        .forEach(designation ->
                                names.add(designation.path("value").asText()));
            }
        }
        return new ConceptSet(name, codes, names);
    }

    static JsonNode resource(String path) {
        try (InputStream file = ValueSets.class.getResourceAsStream("/fhir-definitions/" + path)) {
            if (file == null) {
                throw new IllegalStateException("The shipped definition %s is missing".formatted(path));
            }
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
