package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nadir.toxicity.Fact;

/** The tables of {@code docs/protocol.md} say what the code and the shipped protocol say, and nothing else. */
class ProtocolPageTest {

    private static final Path PAGE = Path.of("docs/protocol.md");
    private static final Path SHIPPED =
            Path.of("fhir-profiles/protocols/PlanDefinition-cemsidomide-hematologic-toxicity.json");

    @Test
    void factTableListsEachFactWithTypeAndUnit() throws IOException {
        List<String> facts = Arrays.stream(Fact.values())
                .map(fact -> "`%%%s` %s %s"
                        .formatted(
                                fact.label(),
                                fact.type().name().toLowerCase(Locale.ROOT),
                                fact.unit().isEmpty() ? "" : "`" + fact.unit() + "`")
                        .strip())
                .toList();

        assertThat(table("| fact |")
                        .map(cells -> String.join(" ", cells.subList(0, 3)).strip()))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void ruleTableListsEachShippedRuleWithTopicAndCondition() throws IOException {
        List<List<String>> rules = actions()
                .map(action -> List.of(
                        action.path("prefix").asText(),
                        code(action.at("/code/0/coding/0/code")),
                        code(action.at("/condition/0/expression/expression"))))
                .toList();

        assertThat(rules)
                .extracting(List::getFirst)
                .as("the shipped rules")
                .containsExactly("H1", "F1", "N1", "A1", "P1", "X1");
        assertThat(table("| rule | topic |").map(cells -> List.of(cells.get(0), cells.get(1), cells.get(3))))
                .containsExactlyElementsOf(rules);
    }

    @Test
    void ruleTableGivesTheIndicatorAndWhatRaisesIt() throws IOException {
        List<String> indicators = table("| rule | topic |").map(List::getLast).toList();
        List<JsonNode> actions = actions().toList();

        assertThat(indicators).hasSameSizeAs(actions);
        for (int rule = 0; rule < actions.size(); rule++) {
            JsonNode raised = actions.get(rule).at("/dynamicValue/0/expression/expression");
            String described = indicator(actions.get(rule));
            if (raised.isMissingNode()) {
                assertThat(indicators.get(rule)).isEqualTo(described);
            } else {
                assertThat(indicators.get(rule)).startsWith(described + "; ").endsWith(": " + code(raised));
            }
        }
    }

    @Test
    void sourceTableListsEachShippedRule() throws IOException {
        List<String> ids =
                actions().map(action -> action.path("prefix").asText()).toList();

        assertThat(table("| rule | source |").map(List::getFirst)).containsExactlyElementsOf(ids);
    }

    @Test
    void variableTableListsEachShippedVariable() throws IOException {
        List<List<String>> variables = elements(plan().path("extension"))
                .filter(extension -> extension.path("url").asText().equals(Canonical.VARIABLE))
                .map(extension -> extension.path("valueExpression"))
                .map(variable ->
                        List.of("`%" + variable.path("name").asText() + "`", code(variable.path("expression"))))
                .toList();

        assertThat(table("| variable |").map(cells -> List.of(cells.get(0), cells.get(2))))
                .containsExactlyElementsOf(variables);
    }

    private static String indicator(JsonNode action) {
        return switch (action.path("priority").asText()) {
            case "stat" -> "critical";
            case "urgent" -> "warning";
            default -> "info";
        };
    }

    private static String code(JsonNode text) {
        return "`" + text.asText() + "`";
    }

    /** The cells of the table whose head starts so. */
    private static Stream<List<String>> table(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList());
    }

    private static Stream<JsonNode> actions() throws IOException {
        return elements(plan().path("action"));
    }

    private static JsonNode plan() throws IOException {
        return new ObjectMapper().readTree(SHIPPED.toFile());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
