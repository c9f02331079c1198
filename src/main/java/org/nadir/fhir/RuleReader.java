package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.nadir.toxicity.Condition;
import org.nadir.toxicity.Fact;
import org.nadir.toxicity.ManagementAction;
import org.nadir.toxicity.Priority;
import org.nadir.toxicity.Proposal;
import org.nadir.toxicity.Rule;
import org.nadir.toxicity.Truth;
import org.nadir.toxicity.Urgency;
import org.nadir.toxicity.World;

/**
 * Reads one action of a PlanDefinition as a rule.
 *
 * <p>{@code prefix} is the rule id, {@code code} the topic, the applicability conditions together the condition,
 * {@code priority} the urgency (a {@code dynamicValue} with path {@code priority} may decide it by facts), and the inner
 * actions what is proposed.
 */
final class RuleReader {

    private final ProtocolReader protocol;
    private final JsonNode action;
    private final String element;

    RuleReader(ProtocolReader protocol, JsonNode action, String element) {
        this.protocol = protocol;
        this.action = action;
        this.element = element;
    }

    static boolean looksLikeRule(JsonNode action) {
        boolean rule = topicCode(action).isPresent();
        for (JsonNode condition : action.path("condition")) {
            rule |= namesAFact(condition.path("expression").path("expression").asText());
        }
        return rule;
    }

    /** FHIRPath alone makes no rule of ours: other guides write their conditions in it too. */
    private static boolean namesAFact(String expression) {
        return Arrays.stream(Fact.values()).anyMatch(fact -> Pattern.compile("%" + fact.label() + "\\b")
                .matcher(expression)
                .find());
    }

    Optional<Rule> read() {
        Optional<ManagementAction> topic = topic();
        Optional<Condition> condition = condition();
        Priority priority = priority();
        String id = text("prefix");
        String title = text("title");
        String wording = text("description");
        List<Proposal> proposals = proposals();
        if (topic.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rule(id, topic.get(), title, wording, condition.get(), priority, proposals, citations()));
    }

    private static Optional<String> topicCode(JsonNode action) {
        for (JsonNode concept : action.path("code")) {
            for (JsonNode coding : concept.path("coding")) {
                if (coding.path("system").asText().equals(Canonical.MANAGEMENT_ACTION)) {
                    return Optional.of(coding.path("code").asText());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ManagementAction> topic() {
        Optional<String> code = topicCode(action);
        if (code.isEmpty()) {
            protocol.problem(element + ".code", "an action needs a code of " + Canonical.MANAGEMENT_ACTION);
            return Optional.empty();
        }
        Optional<ManagementAction> topic = ManagementAction.of(code.get());
        if (topic.isEmpty()) {
            protocol.problem(
                    element + ".code", "%s is no code of %s".formatted(code.get(), Canonical.MANAGEMENT_ACTION));
        }
        return topic;
    }

    private String text(String name) {
        return FhirJson.text(action, name).orElseGet(() -> {
            protocol.problem(element + "." + name, "is missing");
            return "";
        });
    }

    private Optional<Condition> condition() {
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
                : Optional.of(new All(protocol.expressions(), List.copyOf(parsed)));
    }

    private boolean isBoolean(Expressions.Expression expression) {
        return ProtocolReader.SAMPLES.stream()
                .flatMap(world -> protocol.expressions().evaluate(expression, world).stream())
                .allMatch(BooleanType.class::isInstance);
    }

    private Priority priority() {
        Optional<Urgency> fixed = Urgency.of(action.path("priority").asText());
        if (fixed.isEmpty()) {
            protocol.problem(element + ".priority", "must be routine, urgent or stat");
        }
        Urgency otherwise = fixed.orElse(Urgency.ROUTINE);
        int index = 0;
        for (JsonNode dynamic : action.path("dynamicValue")) {
            String at = "%s.dynamicValue[%d]".formatted(element, index++);
            if (dynamic.path("path").asText().equals("priority")) {
                Optional<Expressions.Expression> expression = protocol.parse(
                                dynamic.path("expression"), at + ".expression")
                        .filter(parsed -> givesUrgency(parsed, at));
                return new ByFacts(protocol.expressions(), expression, otherwise);
            }
        }
        return new ByFacts(protocol.expressions(), Optional.empty(), otherwise);
    }

    private boolean givesUrgency(Expressions.Expression expression, String at) {
        boolean fits = ProtocolReader.SAMPLES.stream()
                .flatMap(world -> protocol.expressions().evaluate(expression, world).stream())
                .allMatch(value -> Urgency.of(value.primitiveValue()).isPresent());
        if (!fits) {
            protocol.problem(at + ".expression.expression", "must give 'routine', 'urgent' or 'stat'");
        }
        return fits;
    }

    private List<Proposal> proposals() {
        List<Proposal> proposals = new ArrayList<>();
        int index = 0;
        for (JsonNode inner : action.path("action")) {
            new ProposalReader(protocol, inner, "%s.action[%d]".formatted(element, index++))
                    .read()
                    .ifPresent(proposals::add);
        }
        return proposals;
    }

    private List<Rule.Citation> citations() {
        List<Rule.Citation> citations = new ArrayList<>();
        for (JsonNode document : action.path("documentation")) {
            FhirJson.text(document, "citation")
                    .or(() -> FhirJson.text(document, "display"))
                    .ifPresent(text -> citations.add(new Rule.Citation(
                            text, FhirJson.text(document, "url").orElse(null))));
        }
        if (citations.isEmpty()) {
            protocol.problem(element + ".documentation", "a rule needs a citation of its source");
        }
        return citations;
    }

    /** All conditions of an action hold together. */
    private record All(Expressions expressions, List<Expressions.Expression> parts) implements Condition {

        @Override
        public Truth in(World world) {
            Truth all = Truth.TRUE;
            for (Expressions.Expression part : parts) {
                Truth answer = expressions
                        .evaluate(part, world)
                        .map(value -> value.primitiveValue().equals("true") ? Truth.TRUE : Truth.FALSE)
                        .orElse(Truth.UNKNOWN);
                if (answer == Truth.FALSE) {
                    return Truth.FALSE;
                }
                all = answer == Truth.UNKNOWN ? Truth.UNKNOWN : all;
            }
            return all;
        }

        @Override
        public Set<Fact> facts() {
            return parts.stream()
                    .flatMap(part -> part.facts().stream())
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }
    }

    /** What the expression says, the fixed urgency where there is none or it says nothing. */
    private record ByFacts(Expressions expressions, Optional<Expressions.Expression> expression, Urgency otherwise)
            implements Priority {

        @Override
        public Urgency in(World world) {
            return expression
                    .flatMap(parsed -> expressions.evaluate(parsed, world))
                    .map(Base::primitiveValue)
                    .flatMap(Urgency::of)
                    .orElse(otherwise);
        }

        @Override
        public Set<Fact> facts() {
            return expression.map(Expressions.Expression::facts).orElse(Set.of());
        }
    }
}
