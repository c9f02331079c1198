package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nadir.contract.Shipped;

/** The shipped PlanDefinition as the pages of {@code docs} tell it. */
final class ShippedPlan {

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final JsonNode PLAN = Shipped.plan();

    private ShippedPlan() {}

    /** How urgent a card may be, from the least urgent on. */
    private enum Indicator {
        INFO("routine"),
        WARNING("urgent"),
        CRITICAL("stat");

        private final String priority;

        Indicator(String priority) {
            this.priority = priority;
        }

        static String of(String priority) {
            return Arrays.stream(values())
                    .filter(indicator -> indicator.priority.equals(priority))
                    .map(Indicator::written)
                    .findFirst()
                    .orElseThrow();
        }

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An action of the plan. */
    record Rule(JsonNode action) {

        String id() {
            return action.path("prefix").asText();
        }

        String topic() {
            return action.at("/code/0/coding/0/code").asText();
        }

        String title() {
            return action.path("title").asText();
        }

        String condition() {
            return expression(action.at("/condition/0"));
        }

        /** The condition in words. */
        String words() {
            return action.at("/condition/0/expression/description").asText();
        }

        String indicator() {
            return Indicator.of(action.path("priority").asText());
        }

        Optional<String> raised() {
            return dynamic("priority");
        }

        /** What raises the urgency, in words. */
        String raisedInWords() {
            return elements(action.path("dynamicValue"))
                    .filter(value -> value.path("path").asText().equals("priority"))
                    .map(value -> value.at("/expression/description").asText())
                    .findFirst()
                    .orElse("");
        }

        /** Every indicator that the card may have. */
        String indicators() {
            List<String> possible = Stream.concat(
                            Stream.of(action.path("priority").asText()),
                            raised().stream().flatMap(ShippedPlan::literals))
                    .toList();
            return String.join(
                    ", ",
                    Arrays.stream(Indicator.values())
                            .filter(indicator -> possible.contains(indicator.priority))
                            .map(Indicator::written)
                            .toList());
        }

        /** The sentences that the card has for some patients only. */
        List<String> additions() {
            return dynamic("textEquivalent").stream()
                    .flatMap(ShippedPlan::literals)
                    .map(String::strip)
                    .filter(text -> text.contains(" "))
                    .toList();
        }

        List<String> citations() {
            return elements(action.path("documentation"))
                    .map(citation -> citation.path("citation").asText())
                    .toList();
        }

        /** Rule, title and condition of everything that the card offers. */
        Stream<List<String>> offers() {
            return elements(action.path("action"))
                    .map(inner -> List.of(
                            id(),
                            inner.path("title").asText(),
                            inner.has("condition") ? code(expression(inner.at("/condition/0"))) : ""));
        }

        @Override
        public String toString() {
            return id();
        }

        private Optional<String> dynamic(String path) {
            return elements(action.path("dynamicValue"))
                    .filter(value -> value.path("path").asText().equals(path))
                    .map(ShippedPlan::expression)
                    .findFirst();
        }
    }

    static List<Rule> rules() {
        return elements(PLAN.path("action")).map(Rule::new).toList();
    }

    static List<String> ids() {
        return rules().stream().map(Rule::id).toList();
    }

    /** The ids of the rules of another shipped plan. */
    static List<String> ids(Path plan) throws IOException {
        return elements(new ObjectMapper().readTree(plan.toFile()).path("action"))
                .map(action -> new Rule(action).id())
                .toList();
    }

    /** Name and expression of each variable, as code. */
    static List<List<String>> variables() {
        return extensions(Canonical.VARIABLE)
                .map(extension -> extension.path("valueExpression"))
                .map(variable -> List.of(
                        code("%" + variable.path("name").asText()),
                        code(variable.path("expression").asText())))
                .toList();
    }

    /** Name and value of each window, of the grade of an episode and of the version of CTCAE. */
    static List<List<String>> limits() {
        Stream<List<String>> windows = extensions(Canonical.WINDOW)
                .map(window -> List.of(
                        code(window.at("/extension/0/valueCode").asText()),
                        "%s %s"
                                .formatted(
                                        window.at("/extension/1/valueDuration/value")
                                                .asText(),
                                        window.at("/extension/1/valueDuration/code")
                                                .asText())));
        Stream<List<String>> others = Stream.of(
                List.of("`episode-grade`", value(Canonical.EPISODE_GRADE, "valueInteger")),
                List.of("`ctcae-version`", value(Canonical.CTCAE_VERSION, "valueCode")));
        return Stream.concat(windows, others).toList();
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String value(String url, String element) {
        return extensions(url)
                .map(extension -> extension.path(element).asText())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> extensions(String url) {
        return elements(PLAN.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(url));
    }

    private static String expression(JsonNode holder) {
        return holder.at("/expression/expression").asText();
    }

    private static Stream<String> literals(String expression) {
        return LITERAL.matcher(expression).results().map(found -> found.group(1));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
