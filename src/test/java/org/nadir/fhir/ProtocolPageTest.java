package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.ShippedPlan.Rule;
import org.nadir.testing.Definitions;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Windows;

/** The tables of {@code docs/protocol.md} say what the code and the shipped definitions say, and nothing else. */
class ProtocolPageTest {

    private static final Path PAGE = Path.of("docs/protocol.md");
    private static final Path TOPICS = Definitions.file("CodeSystem-management-action");

    @Test
    void factTableListsEachFactWithTypeAndUnit() throws IOException {
        List<List<String>> facts = Arrays.stream(Fact.values())
                .map(fact -> List.of(
                        ShippedPlan.code("%" + fact.label()),
                        fact.type().name().toLowerCase(Locale.ROOT),
                        fact.unit().isEmpty() ? "" : ShippedPlan.code(fact.unit())))
                .toList();

        assertThat(PageTable.rows(PAGE, "| fact | type | unit | what it is |"))
                .allSatisfy(cells -> assertThat(cells.get(3)).isNotBlank())
                .extracting(cells -> cells.subList(0, 3))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void windowTableListsEachWindowAndWhetherItIsNeeded() throws IOException {
        List<List<String>> windows = Arrays.stream(Windows.Name.values())
                .map(name -> List.of(ShippedPlan.code(name.label()), name.isRequired() ? "yes" : "no"))
                .toList();

        assertThat(PageTable.rows(PAGE, "| window | needed | what it is for |"))
                .extracting(cells -> cells.subList(0, 2))
                .containsExactlyElementsOf(windows);
    }

    @Test
    void topicTableListsEachCodeWithItsDefinitionAndRules() throws IOException {
        JsonNode concepts = new ObjectMapper().readTree(TOPICS.toFile()).path("concept");
        List<List<String>> topics = StreamSupport.stream(concepts.spliterator(), false)
                .map(concept -> List.of(
                        ShippedPlan.code(concept.path("code").asText()),
                        concept.path("definition").asText(),
                        rules(concept.path("code").asText())))
                .toList();

        assertThat(PageTable.rows(PAGE, "| topic | means | shipped rules |")).containsExactlyElementsOf(topics);
        assertThat(topics)
                .extracting(List::getFirst)
                .containsExactlyElementsOf(Arrays.stream(ManagementAction.values())
                        .map(topic -> ShippedPlan.code(topic.code()))
                        .toList());
    }

    private static String rules(String topic) {
        return String.join(
                ", ",
                ShippedPlan.rules().stream()
                        .filter(rule -> rule.topic().equals(topic))
                        .map(Rule::id)
                        .toList());
    }
}
