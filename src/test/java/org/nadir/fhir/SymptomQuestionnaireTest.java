package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.testing.Conformance.errors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nadir.contract.PatientStory;
import org.nadir.testing.Definitions;
import org.nadir.toxicity.chart.Temperature.Route;
import org.nadir.toxicity.datatype.Concept;

/** The shipped questionnaire is valid, is what the reader expects, and {@code docs/symptoms.md} says the same. */
class SymptomQuestionnaireTest {

    private static final Path QUESTIONNAIRE = Definitions.file("Questionnaire-hematologic-symptoms");
    private static final Path EXAMPLE = Path.of("docs/examples/fhir/QuestionnaireResponse-symptoms.json");
    private static final Path PAGE = Path.of("docs/symptoms.md");

    @Test
    void validatorWouldFindAnError() throws IOException {
        assertThat(errors(Files.readString(QUESTIONNAIRE).replace("\"boolean\"", "\"yes-no\"")))
                .isNotEmpty();
    }

    @Test
    void exampleAnswersTheQuestionnaire() throws IOException {
        assertThat(errors(Files.readString(EXAMPLE))).isEmpty();
    }

    @Test
    void validatorWouldFindAQuestionThatIsNotAsked() throws IOException {
        assertThat(errors(Files.readString(EXAMPLE).replace("\"fatigue\"", "\"tiredness\"")))
                .isNotEmpty();
    }

    @Test
    void exampleIsReadWithNothingRefused() throws IOException {
        List<Reading> readings = new SymptomFormReader(PatientStory.NOW).read(json(EXAMPLE));

        assertThat(readings).filteredOn(Reading.Symptom.class::isInstance).hasSize(6);
        assertThat(readings)
                .filteredOn(Reading.BodyTemperature.class::isInstance)
                .hasSize(2);
        assertThat(readings).noneMatch(Reading.Refused.class::isInstance);
    }

    @Test
    void eachSiteToChooseFromTellsTheRoute() throws IOException {
        List<Route> routes = new ArrayList<>();
        for (JsonNode option :
                json(QUESTIONNAIRE).findParents("answerOption").getFirst().path("answerOption")) {
            JsonNode response = json(EXAMPLE);
            ((ObjectNode) response.at("/item/3/item/2/answer/0")).setAll((ObjectNode) option);
            routes.add(new SymptomFormReader(PatientStory.NOW)
                    .read(response).stream()
                            .filter(Reading.BodyTemperature.class::isInstance)
                            .map(reading -> ((Reading.BodyTemperature) reading)
                                    .temperature()
                                    .route())
                            .findFirst()
                            .orElseThrow());
        }

        assertThat(routes)
                .containsExactly(Route.ORAL, Route.OTHER, Route.OTHER, Route.OTHER, Route.OTHER, Route.UNKNOWN);
    }

    @Test
    void tableListsEachQuestionWithItsCode() throws IOException {
        List<String> questions = questions()
                .map(item -> "`%s` %s %s"
                        .formatted(
                                item.path("linkId").asText(),
                                item.at("/code/0/display").asText(),
                                code(item.at("/code/0"))))
                .toList();

        assertThat(table("| linkId | asks for |").map(cells -> String.join(" ", cells.subList(0, 3))))
                .containsExactlyElementsOf(questions);
    }

    @Test
    void tableNamesTheOneValueSetThatHoldsTheCode() throws IOException {
        for (List<String> cells : table("| linkId | asks for |").toList()) {
            Concept asked = SymptomForm.symptom(unquoted(cells.getFirst())).orElseThrow();

            assertThat(Stream.of("anemia-symptom", "bleeding", "bleeding-sign", "infection-sign", "thrombosis")
                            .filter(set -> ValueSets.load(set).contains(asked)))
                    .as(cells.getFirst())
                    .containsExactly(unquoted(cells.get(3)));
        }
    }

    @Test
    void temperatureTableListsEachQuestionWithItsType() throws IOException {
        List<List<String>> questions = items().filter(
                        item -> item.path("linkId").asText().startsWith("temperature-"))
                .map(item -> List.of(
                        "`" + item.path("linkId").asText() + "`",
                        item.path("type").asText()))
                .toList();

        assertThat(table("| linkId | type |").map(cells -> cells.subList(0, 2))).containsExactlyElementsOf(questions);
        assertThat(questions)
                .extracting(List::getFirst)
                .containsExactly(
                        "`" + SymptomForm.READING_VALUE + "`",
                        "`" + SymptomForm.READING_TIME + "`",
                        "`" + SymptomForm.READING_SITE + "`");
    }

    private static String code(JsonNode coding) {
        String system = coding.path("system").asText().equals("http://snomed.info/sct") ? "SNOMED CT" : "own";
        return "%s `%s`".formatted(system, coding.path("code").asText());
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }

    private static Stream<JsonNode> questions() throws IOException {
        return items().filter(item -> item.path("type").asText().equals("boolean"));
    }

    private static Stream<JsonNode> items() throws IOException {
        return json(QUESTIONNAIRE).path("item").findParents("text").stream()
                .flatMap(group -> group.path("item").findParents("linkId").stream());
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
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
}
