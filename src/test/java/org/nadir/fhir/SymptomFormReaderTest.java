package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.chart.Temperature.Route;
import org.nadir.toxicity.datatype.ClinicalTime;

/** Reads answers to the symptom form, at noon of 20 November 2026. */
class SymptomFormReaderTest {

    private static final String FORM = "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms";
    private static final String ELEVEN = "2026-11-20T11:00:00Z";

    private final SymptomFormReader reader = new SymptomFormReader(PatientStory.NOW);

    @Nested
    class Symptoms {

        @Test
        void yesIsPresentAndNoIsAbsentByTheCodeOfTheQuestion() {
            List<Finding> findings = findings(response("""
                    {"linkId": "anemia", "item": [
                      {"linkId": "fatigue", "answer": [{"valueBoolean": true}]},
                      {"linkId": "dyspnea", "answer": [{"valueBoolean": false}]}]}
                    """));

            assertThat(findings)
                    .extracting(
                            finding -> finding.concept().codes().getFirst().code(),
                            finding -> finding.concept().label(),
                            Finding::present)
                    .containsExactly(tuple("84229001", "Fatigue", true), tuple("267036007", "Dyspnea", false));
            assertThat(findings).extracting(Finding::time).containsOnly(time(ELEVEN));
            assertThat(findings)
                    .extracting(finding -> finding.source().reference())
                    .containsOnly("QuestionnaireResponse/f1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"linkId\": \"fatigue\"}",
                    "{\"linkId\": \"fatigue\", \"answer\": []}",
                    "{\"linkId\": \"fatigue\", \"answer\": [{\"extension\": [{\"url\": \"declined\"}]}]}",
                    "{\"linkId\": \"tiredness\", \"answer\": [{\"valueBoolean\": true}]}"
                })
        void questionWithoutAnAnswerAndQuestionThatIsNotOursSayNothing(String item) {
            assertThat(reader.read(response(item).json())).isEmpty();
        }

        @Test
        void groupsMayBeLeftOut() {
            assertThat(findings(response("{\"linkId\": \"epistaxis\", \"answer\": [{\"valueBoolean\": true}]}")))
                    .extracting(finding -> finding.concept().label())
                    .containsExactly("Epistaxis");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"valueString\": \"yes\"}",
                    "{\"valueBoolean\": \"true\"}",
                    "{\"valueCoding\": {\"code\": \"Y\"}}"
                })
        void answerThatIsNoBooleanIsRefusedByLinkId(String answer) {
            Item response = response("{\"linkId\": \"fatigue\", \"answer\": [%s]}".formatted(answer));

            assertThat(refused(response))
                    .extracting(RefusedResult::label, RefusedResult::reason)
                    .containsExactly(tuple("Fatigue", "the answer to fatigue is not a boolean"));
            assertThat(findings(response)).isEmpty();
        }
    }

    @Nested
    class Responses {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"completed, 1", "amended, 1", "in-progress, 0", "stopped, 0", "entered-in-error, 0", "'', 0"})
        void onlyAFinishedResponseIsRead(String status, int findings) {
            assertThat(findings(tired().status(status))).hasSize(findings);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"'', 1", "|0.1.0, 1", "|9.9, 1", "-of-somebody, 0", "/_history/1, 0"})
        void anyVersionOfOurFormIsReadAndNoOther(String suffix, int findings) {
            assertThat(findings(tired().put("questionnaire", "\"%s%s\"".formatted(FORM, suffix))))
                    .hasSize(findings);
        }

        @Test
        void responseThatNamesNoQuestionnaireIsNotOurs() {
            assertThat(reader.read(tired().without("questionnaire").json())).isEmpty();
        }

        @ParameterizedTest(name = "authored {0}: {1}")
        @CsvSource({
            "2026-11, authored is missing or not given to the day",
            "2026-11-21T12:00:00Z, authored lies in the future"
        })
        void responseThatCannotBePlacedIsRefusedAsAWhole(String authored, String reason) {
            assertThat(reader.read(
                            tired().put("authored", "\"" + authored + "\"").json()))
                    .hasSize(1);
            assertThat(refused(tired().put("authored", "\"" + authored + "\"")))
                    .extracting(RefusedResult::label, RefusedResult::reason)
                    .containsExactly(tuple("symptom questionnaire", reason));
        }

        @Test
        void responseWithoutATimeIsRefused() {
            assertThat(refused(tired().without("authored")))
                    .extracting(RefusedResult::reason)
                    .containsExactly("authored is missing or not given to the day");
        }

        @Test
        void anAnsweredFormIsOneAssessmentAtItsTime() {
            List<Reading> readings = reader.read(response("""
                    {"linkId": "fatigue", "answer": [{"valueBoolean": false}]},
                    {"linkId": "pallor", "answer": [{"valueBoolean": false}]}
                    """).json());

            assertThat(readings)
                    .filteredOn(Reading.SymptomAssessment.class::isInstance)
                    .extracting(reading -> ((Reading.SymptomAssessment) reading).time())
                    .containsExactly(time(ELEVEN));
        }

        @Test
        void temperatureAloneIsNoAssessmentOfSymptoms() {
            assertThat(reader.read(
                            reading("\"value\": 37.0, \"code\": \"Cel\"", "").json()))
                    .hasSize(1)
                    .hasOnlyElementsOfType(Reading.BodyTemperature.class);
        }
    }

    @Nested
    class Temperatures {

        @ParameterizedTest(name = "{0} {1}: {2} Cel")
        @CsvSource({"38.4, Cel, 38.4", "101.3, [degF], 38.5", "100.4, °F, 38", "37.9, °C, 37.9"})
        void readInCelsius(BigDecimal value, String unit, BigDecimal celsius) {
            List<Temperature> temperatures =
                    temperatures(reading("\"value\": %s, \"unit\": \"%s\"".formatted(value, unit), ""));

            assertThat(temperatures).hasSize(1);
            assertThat(temperatures.getFirst().celsius()).isEqualByComparingTo(celsius);
        }

        @Test
        void eachGroupIsAReadingWithItsOwnTime() {
            assertThat(temperatures(response("""
                            {"linkId": "temperature", "item": [
                              {"linkId": "temperature-value", "answer": [{"valueQuantity": {"value": 38.1, "code": "Cel"}}]},
                              {"linkId": "temperature-time", "answer": [{"valueDateTime": "2026-11-20T08:00:00Z"}]}]},
                            {"linkId": "temperature", "item": [
                              {"linkId": "temperature-value", "answer": [{"valueQuantity": {"value": 38.2, "code": "Cel"}}]}]}
                            """)))
                    .extracting(Temperature::celsius, Temperature::time)
                    .containsExactly(
                            tuple(new BigDecimal("38.1"), time("2026-11-20T08:00:00Z")),
                            tuple(new BigDecimal("38.2"), time(ELEVEN)));
        }

        @ParameterizedTest(name = "site {0}: {1}")
        @CsvSource({
            "415945006, ORAL",
            "415882003, OTHER",
            "307047009, OTHER",
            "415974002, OTHER",
            "OTH, OTHER",
            "UNK, UNKNOWN",
            "'', UNKNOWN"
        })
        void siteTellsTheRoute(String code, Route route) {
            String site = code.isEmpty() ? "" : site(code);

            assertThat(temperatures(reading("\"value\": 38.5, \"code\": \"Cel\"", site)))
                    .extracting(Temperature::route)
                    .containsExactly(route);
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(delimiter = ';', textBlock = """
            "value": 38.5                    ; temperature-value: valueQuantity has no unit: check the unit
            "value": 38.5, "code": "[degF]"  ; temperature-value: a body temperature of 3.611111111111111 Cel is not plausible: check the unit
            "value": 98.6, "code": "Cel"     ; temperature-value: a body temperature of 98.6 Cel is not plausible: check the unit
            "value": 38.5, "code": "mm[Hg]"  ; temperature-value: the unit mm[Hg] is not one this is reported in: check the unit
            "value": "38.5", "code": "Cel"   ; temperature-value: valueQuantity.value is not a number
            """)
        void readingThatCannotBeUsedIsRefusedByLinkId(String quantity, String reason) {
            assertThat(refused(reading(quantity, "")))
                    .extracting(RefusedResult::label, RefusedResult::reason)
                    .containsExactly(tuple("temperature", reason));
        }

        @ParameterizedTest(name = "taken {0}: {1}")
        @CsvSource({
            "2026-11, temperature-time is missing or not given to the day",
            "2026-11-21T12:00:00Z, temperature-time lies in the future"
        })
        void readingThatCannotBePlacedIsRefusedByLinkId(String taken, String reason) {
            String answer = ", {\"linkId\": \"temperature-time\", \"answer\": [{\"valueDateTime\": \"%s\"}]}";

            assertThat(refused(reading("\"value\": 38.5, \"code\": \"Cel\"", answer.formatted(taken))))
                    .extracting(RefusedResult::reason)
                    .containsExactly(reason);
        }

        @Test
        void twoReadingsInOneGroupCannotBePlacedAndAreRefused() {
            String second =
                    ", {\"linkId\": \"temperature-value\", \"answer\": [{\"valueQuantity\": {\"value\": 36.5, \"code\": \"Cel\"}}]}";

            assertThat(refused(reading("\"value\": 38.5, \"code\": \"Cel\"", second)))
                    .extracting(RefusedResult::reason)
                    .containsExactly("temperature-value is answered more than once in one group");
        }

        private static String site(String code) {
            return ", {\"linkId\": \"temperature-site\", \"answer\": [{\"valueCoding\": {\"code\": \"%s\"}}]}"
                    .formatted(code);
        }
    }

    private static Item tired() {
        return response("{\"linkId\": \"fatigue\", \"answer\": [{\"valueBoolean\": true}]}");
    }

    private static Item reading(String quantity, String further) {
        return response("""
                {"linkId": "temperature", "item": [
                  {"linkId": "temperature-value", "answer": [{"valueQuantity": {%s}}]}%s]}
                """.formatted(quantity, further));
    }

    /** A completed response of eleven o'clock with these items. */
    private static Item response(String items) {
        return Item.of("""
                {
                  "resourceType": "QuestionnaireResponse",
                  "id": "f1",
                  "questionnaire": "%s|0.1.0",
                  "status": "completed",
                  "subject": {"reference": "Patient/p1"},
                  "authored": "%s",
                  "item": [%s]
                }
                """.formatted(FORM, ELEVEN, items));
    }

    private List<Finding> findings(Item response) {
        return readings(response, Reading.Symptom.class).stream()
                .map(Reading.Symptom::finding)
                .toList();
    }

    private List<Temperature> temperatures(Item response) {
        return readings(response, Reading.BodyTemperature.class).stream()
                .map(Reading.BodyTemperature::temperature)
                .toList();
    }

    private List<RefusedResult> refused(Item response) {
        return readings(response, Reading.Refused.class).stream()
                .map(Reading.Refused::result)
                .toList();
    }

    private <T extends Reading> List<T> readings(Item response, Class<T> kind) {
        JsonNode json = response.json();
        return reader.read(json).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static ClinicalTime time(String written) {
        return new ClinicalTime(Instant.parse(written), written);
    }
}
