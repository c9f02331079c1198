package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.nadir.contract.Item;

/** A store of PlanDefinitions that finds them by address and by id. */
final class PlanStore implements ResourceSource {

    private final List<JsonNode> plans = new ArrayList<>();
    private int writes;

    /** Puts a plan in place of the one with its id. */
    PlanStore put(String json) {
        return put(Item.of(json));
    }

    PlanStore put(Item plan) {
        return put(plan.json());
    }

    PlanStore put(ObjectNode plan) {
        remove(plan.path("id").asText());
        plan.putObject("meta").put("versionId", String.valueOf(++writes));
        plans.add(plan);
        return this;
    }

    void remove(String id) {
        plans.removeIf(plan -> plan.path("id").asText().equals(id));
    }

    @Override
    public List<JsonNode> fetch(String query) {
        return plans.stream()
                .filter(plan ->
                        query.equals("PlanDefinition?url=" + plan.path("url").asText())
                                || query.equals(FhirJson.reference(plan)))
                .toList();
    }
}
