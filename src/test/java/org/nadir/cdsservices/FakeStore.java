package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.contract.Item;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.SourceUnavailableException;

/** A store that answers what a test put under a query, and remembers what was asked and saved. */
final class FakeStore implements ResourceStore {

    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<ObjectNode> saved = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private boolean broken;

    FakeStore answer(String query, JsonNode... resources) {
        answers.put(query, List.of(resources));
        return this;
    }

    /** A patient the store knows, of whom it holds nothing else. */
    FakeStore withPatient() {
        return answer(
                "Patient/p1",
                Item.of("{\"resourceType\": \"Patient\", \"id\": \"p1\"}").json());
    }

    /** A server that does not serve this search. */
    void refuses(String query) {
        refused.add(query);
    }

    void breaksDown() {
        broken = true;
    }

    @Override
    public List<JsonNode> fetch(String query) {
        asked.add(query);
        if (broken || refused.contains(query)) {
            throw new SourceUnavailableException(query.split("\\?", 2)[0], "the store is away");
        }
        return answers.getOrDefault(query, List.of());
    }

    @Override
    public void save(ObjectNode resource) {
        saved.add(resource);
    }

    List<String> asked() {
        return asked;
    }

    List<ObjectNode> saved() {
        return saved;
    }
}
