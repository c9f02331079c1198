package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.StringType;
import org.nadir.toxicity.protocol.Condition;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Priority;
import org.nadir.toxicity.protocol.Proposal;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Urgency;
import org.nadir.toxicity.protocol.Wording;

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
        boolean rule = Codings.code(action, Canonical.MANAGEMENT_ACTION).isPresent();
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
        Optional<Condition> condition = new ConditionReader(protocol, action, element).read();
        Priority priority = priority();
        String id = text("prefix");
        String title = text("title");
        Wording wording = wording(text("description"));
        List<Proposal> proposals = proposals();
        if (topic.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Rule(id, topic.get(), title, wording, condition.get(), events(), priority, proposals, citations()));
    }

    private Optional<ManagementAction> topic() {
        Optional<String> code = Codings.code(action, Canonical.MANAGEMENT_ACTION);
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

    private Priority priority() {
        Optional<Urgency> fixed = Urgency.of(action.path("priority").asText());
        if (fixed.isEmpty()) {
            protocol.problem(element + ".priority", "must be routine, urgent or stat");
        }
        return new UrgencyByFacts(
                protocol.expressions(), dynamic("priority", this::givesUrgency), fixed.orElse(Urgency.ROUTINE));
    }

    private Wording wording(String description) {
        return new WordingByFacts(protocol.expressions(), dynamic("textEquivalent", this::givesText), description);
    }

    /** The expression that sets an element of the action by facts, where there is one that gives what it must. */
    private Optional<Expressions.Expression> dynamic(String path, BiPredicate<Expressions.Expression, String> fits) {
        int index = 0;
        for (JsonNode dynamic : action.path("dynamicValue")) {
            String at = "%s.dynamicValue[%d]".formatted(element, index++);
            if (dynamic.path("path").asText().equals(path)) {
                return protocol.parse(dynamic.path("expression"), at + ".expression")
                        .filter(parsed -> fits.test(parsed, at));
            }
        }
        return Optional.empty();
    }

    private boolean givesText(Expressions.Expression expression, String at) {
        boolean fits = ProtocolReader.SAMPLES.stream()
                .map(world -> protocol.expressions().evaluate(expression, world))
                .allMatch(value -> value.filter(StringType.class::isInstance).isPresent());
        if (!fits) {
            protocol.problem(at + ".expression.expression", "must give a text");
        }
        return fits;
    }

    /** The events that trigger the rule, by the names of the hooks; none means that it is always asked. */
    private Set<String> events() {
        Set<String> events = new HashSet<>();
        int index = 0;
        for (JsonNode trigger : action.path("trigger")) {
            String at = "%s.trigger[%d]".formatted(element, index++);
            String name = trigger.path("name").asText();
            if (!trigger.path("type").asText().equals("named-event") || name.isBlank()) {
                protocol.problem(at, "must be a named-event with the name of a hook, such as encounter-start");
            }
            events.add(name);
        }
        return events;
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
}
