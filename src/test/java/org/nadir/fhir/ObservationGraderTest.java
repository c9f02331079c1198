package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.fhir.GradingText.NOW;
import static org.nadir.fhir.GradingText.grading;
import static org.nadir.fhir.GradingText.gradings;
import static org.nadir.fhir.GradingText.json;
import static org.nadir.fhir.GradingText.observation;
import static org.nadir.fhir.GradingText.withLowerLimit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.ctcae.CtcaeVersion;

/** From an Observation to its grade; what units and reference ranges do is told in tests of their own. */
class ObservationGraderTest {

    private static ResultGrading.Found found(JsonNode observation) {
        return (ResultGrading.Found)
                ObservationGrader.of(CtcaeVersion.V5_0, NOW).grade(observation).getFirst();
    }

    private static ResultGrading.Refused refused(JsonNode observation) {
        return (ResultGrading.Refused)
                ObservationGrader.of(CtcaeVersion.V5_0, NOW).grade(observation).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # status       | expected
            final          | 3
            amended        | 3
            corrected      | 3
            preliminary    | 3
            registered     | status
            cancelled      | status
            entered-in-error | status
            unknown        | status
            ''             | status
            done           | status
            """)
    void status_decidesWhetherAResultIsUsed(String status, String expected) {
        ObjectNode observation = observation("ANC", "0.7", "10*9/L").put("status", status);

        assertThat(grading(CtcaeVersion.V5_0, observation)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # code  | system                        | expected
            751-8   | http://loinc.org              | 3
            753-4   | http://loinc.org              | 3
            26499-4 | http://loinc.org              | 3
            751-8   | urn:oid:2.16.840.1.113883.6.1 | 3
            751-8   | ''                            | unlisted-code
            751-8   | http://snomed.info/sct        | unlisted-code
            770-8   | http://loinc.org              | percentage
            769-0   | http://loinc.org              | percentage
            764-1   | http://loinc.org              | percentage
            49497-1 | http://loinc.org              | estimate
            49498-9 | http://loinc.org              | estimate
            8310-5  | http://loinc.org              | unlisted-code
            58410-2 | http://loinc.org              | unlisted-code
            74398-9 | http://loinc.org              | unlisted-code
            20482-6 | http://loinc.org              | unlisted-code
            """)
    void onlyAListedCode_isGraded(String code, String system, String expected) {
        ObjectNode observation = observation("ANC", "0.7", "10*9/L");
        ObjectNode coding = (ObjectNode) observation.at("/code/coding/0");
        coding.put("code", code).put("system", system);

        assertThat(grading(CtcaeVersion.V5_0, observation)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # first | second  | expected
            751-8   | 26499-4 | 3
            751-8   | 99999-9 | 3
            751-8   | 777-3   | ambiguous-code
            777-3   | 49497-1 | estimate
            """)
    void severalCodes_mustSayTheSame(String first, String second, String expected) {
        ObjectNode observation = observation(first, first.equals("777-3") ? "30" : "0.7", "10*9/L");
        observation
                .withObject("/code")
                .withArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", second);

        assertThat(grading(CtcaeVersion.V5_0, observation)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                """
        {"dataAbsentReason": {"coding": [{"code": "error"}]}}""",
                """
        {"valueString": "0.7"}""",
                """
        {"valueInteger": 700}""",
                """
        {"valueCodeableConcept": {"text": "TNTC"}}""",
                """
        {"valueRange": {"low": {"value": 0.5}}}""",
                """
        {"valueQuantity": {"unit": "10*9/L", "code": "10*9/L"}}""",
                """
        {"valueQuantity": {"value": "0.7", "code": "10*9/L"}}""",
                """
        {"valueQuantity": {"value": 0.7, "comparator": "ad", "code": "10*9/L"}}""",
            })
    void withoutANumber_thereIsNoValue(String elements) {
        ObjectNode observation = observation("ANC").setAll(json(elements));

        assertThat(grading(CtcaeVersion.V5_0, observation)).isEqualTo("no-value");
    }

    @Test
    void aPanelWithComponents_hasOneGradingForEachTestOfOurs() {
        ObjectNode panel = observation("58410-2");
        for (JsonNode part : List.of(
                observation("ANC", "0.7", "10*9/L"),
                observation("4544-3", "31", "%"),
                observation("HB", "7.2", "g/dL"),
                observation("770-8", "40", "%"))) {
            panel.withArray("component").add(((ObjectNode) part).without(List.of("resourceType", "status")));
        }

        assertThat(gradings(CtcaeVersion.V5_0, panel)).containsExactly("3", "3", "percentage");
        assertThat(gradings(CtcaeVersion.V5_0, panel.put("status", "cancelled")))
                .containsExactly("status", "status", "percentage");
    }

    @Test
    void aPanelWithComponentsThatAreNotOurs_isNotListed() {
        ObjectNode panel = observation("58410-2");
        panel.withArray("component").add(observation("4544-3", "31", "%"));

        assertThat(refused(panel).reason()).isEqualTo(NotGradableReason.UNLISTED_CODE);
    }

    @Test
    void aPanelOfMembers_pointsToItsMembers() {
        ObjectNode panel = observation("58410-2");
        panel.withArray("hasMember").addObject().put("reference", "Observation/anc");

        assertThat(refused(panel).reason()).isEqualTo(NotGradableReason.UNLISTED_CODE);
        assertThat(refused(panel).explanation()).contains("hasMember");
    }

    @Test
    void aGrade_comesWithItsTermAndCriterion() {
        ResultGrading.Found found = found(observation("ANC", "700", "/uL"));

        assertThat(found.term().code()).isEqualTo("10029366");
        assertThat(found.criterion()).isEqualTo("<1.0 - 0.5 10*9/L");
        assertThat(found.value().value()).isEqualByComparingTo("0.7");
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void aRefusedResult_keepsTheTermOfItsAnalyte() {
        assertThat(refused(observation("PLT", "0.05", "10*9/L")).term())
                .hasFieldOrPropertyWithValue("display", "Platelet count decreased");
        assertThat(refused(observation("49497-1", "20", "10*9/L")).term())
                .hasFieldOrPropertyWithValue("display", "Platelet count decreased");
        assertThat(refused(observation("770-8", "40", "%")).term()).isNull();
    }

    @Test
    void aPreliminaryResult_saysSo() {
        JsonNode observation = observation("ANC", "0.7", "10*9/L").put("status", "preliminary");

        assertThat(found(observation).remarks()).containsExactly("preliminary");
    }

    @Test
    void aValueBelowALimitButInTheLocalRange_isGradedByTheLimitAndSaysSo() {
        ObjectNode observation = observation("ANC", "1.4", "10*9/L");
        withLowerLimit(observation, "1.2", "10*9/L");

        assertThat(found(observation).low()).isEqualTo(2);
        assertThat(found(observation).remarks()).singleElement().asString().contains("own reference range");
    }

    @Test
    void anemiaOfGrade3_saysThatItMayBeHigher() {
        assertThat(found(observation("HB", "7.0", "g/dL")).remarks())
                .singleElement()
                .asString()
                .contains("or higher");
    }

    @Test
    void hemoglobinInMillimoles_isGradedByItsOwnRow_andConvertedToBeShown() {
        ResultGrading.Found found = found(observation("HB", "4.9", "mmol/L"));

        assertThat(found.criterion()).isEqualTo("<6.2 - 4.9 mmol/L");
        assertThat(found.value().canonical().value()).isEqualByComparingTo("7.896105");
        assertThat(found.remarks()).singleElement().asString().contains("mmol/L");
    }

    @Test
    void anAnimal_isNotGraded() {
        JsonNode dog = json("""
                {"resourceType": "Patient", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]}""");

        assertThat(ObservationGrader.of(CtcaeVersion.V5_0, dog, NOW).grade(observation("ANC", "0.7", "10*9/L")))
                .extracting(GradingText::text)
                .containsExactly("animal");
    }

    @Test
    void aCourse_isOldestFirst_withoutOtherObservations() {
        JsonNode undated = observation("ANC", "0.7", "10*9/L").put("id", "undated");
        JsonNode second = observation("ANC", "0.7", "10*9/L")
                .put("id", "second")
                .put("effectiveDateTime", "2026-02-02T01:00:00+02:00");
        JsonNode first =
                observation("PLT", "60", "10*9/L").put("id", "first").put("effectiveDateTime", "2026-02-01T22:00:00Z");
        JsonNode temperature = observation("8310-5", "38", "Cel").put("effectiveDateTime", "2026-02-01");

        assertThat(ObservationGrader.course(List.of(undated, second, temperature, first)))
                .extracting(observation -> observation.path("id").asText())
                .containsExactly("first", "second", "undated");
    }

    @Test
    void everyReason_hasTheDisplayOfTheCodeSystem() {
        JsonNode concepts =
                ValueSets.resource("CodeSystem-not-gradable-reason.json").path("concept");

        assertThat(concepts)
                .extracting(concept -> concept.path("code").asText() + "="
                        + concept.path("display").asText())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(NotGradableReason.values())
                        .map(reason -> reason.code() + "=" + reason.display())
                        .toList());
    }
}
