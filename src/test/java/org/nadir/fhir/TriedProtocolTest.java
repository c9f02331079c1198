package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.protocol.Protocol;

/** A plan that nobody stored, and so nobody checked, is read or refused with its problems, whatever stands in it. */
class TriedProtocolTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> ODD = List.of(
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.numberNode(-7),
            JSON.numberNode(new java.math.BigDecimal("1E+400")),
            JSON.textNode(""),
            JSON.textNode("\u0000 %s '|&?"),
            JSON.arrayNode(),
            JSON.arrayNode().add(JSON.arrayNode()).add(JSON.nullNode()),
            JSON.objectNode());

    private final Protocols protocols = new Protocols(new PlanStore(), PatientStory.CLOCK);

    @Test
    void each_element_may_be_odd_and_nothing_but_a_refusal_comes_of_it() {
        for (List<Object> path : paths(Shipped.plan(), List.of())) {
            for (JsonNode odd : ODD) {
                assertThatCode(() -> read(changed(path, odd)))
                        .as("%s: %s", path, odd)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void revision_is_of_the_text_and_not_of_what_the_plan_says_of_itself() {
        ObjectNode one = Shipped.plan();
        one.putObject("meta").put("versionId", "1");
        ObjectNode same = Shipped.plan();
        same.putObject("meta").put("versionId", "2");

        Protocol tried = protocols.tried(one);

        assertThat(tried.revision()).isEqualTo(protocols.tried(same).revision()).isNotEqualTo("1");
        assertThat(tried.revision())
                .isNotEqualTo(protocols
                        .tried(Shipped.plan("%hemoglobin < 8.0", "%hemoglobin < 7.5"))
                        .revision());
    }

    private void read(JsonNode plan) {
        try {
            protocols.tried(plan);
        } catch (InvalidProtocolException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    private static JsonNode changed(List<Object> path, JsonNode odd) {
        ObjectNode plan = Shipped.plan();
        JsonNode parent = plan;
        for (Object step : path.subList(0, path.size() - 1)) {
            parent = step instanceof Integer index ? parent.path(index) : parent.path((String) step);
        }
        if (parent instanceof ArrayNode array) {
            array.set((Integer) path.getLast(), odd);
        } else {
            ((ObjectNode) parent).set((String) path.getLast(), odd);
        }
        return plan;
    }

    /** One path of each shape: of a list the first element stands for all. */
    private static List<List<Object>> paths(JsonNode node, List<Object> here) {
        List<List<Object>> paths = new ArrayList<>();
        if (!here.isEmpty()) {
            paths.add(here);
        }
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            paths.addAll(paths(array.get(0), and(here, 0)));
        }
        node.properties().forEach(member -> paths.addAll(paths(member.getValue(), and(here, member.getKey()))));
        return paths;
    }

    private static List<Object> and(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
