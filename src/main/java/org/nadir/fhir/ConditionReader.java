package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.nadir.toxicity.protocol.Condition;

/** Reads the applicability conditions of an action, which hold together. */
final class ConditionReader {

    private final ProtocolReader protocol;
    private final JsonNode action;
    private final String element;

    ConditionReader(ProtocolReader protocol, JsonNode action, String element) {
        this.protocol = protocol;
        this.action = action;
        this.element = element;
    }

    /** All conditions together; empty with a problem noted where one is missing or cannot be used. */
    Optional<Condition> read() {
        List<Expressions.Expression> parsed = new ArrayList<>();
        int index = 0;
        for (JsonNode condition : action.path("condition")) {
            String at = "%s.condition[%d]".formatted(element, index++);
            if (!condition.path("kind").asText().equals("applicability")) {
                protocol.problem(at + ".kind", "must be applicability");
            }
            protocol.parse(condition.path("expression"), at + ".expression").ifPresent(expression -> {
                if (!isBoolean(expression)) {
                    protocol.problem(at + ".expression.expression", "must be true or false");
                }
                parsed.add(expression);
            });
        }
        if (index == 0) {
            protocol.problem(element + ".condition", "a rule needs a condition");
        }
        return parsed.isEmpty() || parsed.size() < index
                ? Optional.empty()
                : Optional.of(new AllOf(protocol.expressions(), List.copyOf(parsed)));
    }

    private boolean isBoolean(Expressions.Expression expression) {
        return ProtocolReader.SAMPLES.stream()
                .flatMap(world -> protocol.expressions().evaluate(expression, world).stream())
                .allMatch(BooleanType.class::isInstance);
    }
}
