package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingObstaclesTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none               | 26499-4 | "valueQuantity": {"value": 1.2, "unit": "10*9/L"}
            NO_UNIT            | 26499-4 | "valueQuantity": {"value": 1.2}
            UNLISTED_UNIT      | 26499-4 | "valueQuantity": {"value": 1.2, "unit": "furlong"}
            UNLISTED_UNIT      | 718-7   | "valueQuantity": {"value": 9, "unit": "10*9/L"}
            PERCENTAGE         | 26499-4 | "valueQuantity": {"value": 40, "unit": "%"}
            CONTRADICTING_UNIT | 26499-4 | "valueQuantity": {"value": 1, "unit": "/uL", "system": "http://unitsofmeasure.org", "code": "10*9/L"}
            IMPLAUSIBLE        | 777-3   | "valueQuantity": {"value": 150000, "unit": "10*9/L"}
            NO_VALUE           | 777-3   | "valueString": "low"
            NO_VALUE           | 777-3   | "dataAbsentReason": {"text": "clotted"}
            none               | 8310-5  | "valueQuantity": {"value": 38.4, "unit": "Cel"}
            IMPLAUSIBLE        | 8310-5  | "valueQuantity": {"value": 101.1, "unit": "Cel"}
            NO_UNIT            | 8310-5  | "valueQuantity": {"value": 38.4}
            none               | 770-8   | "valueQuantity": {"value": 40, "unit": "%"}
            none               | 2951-2  | "valueQuantity": {"value": 140}
            """)
    void itsReasonIsToldOfAResultOfOursOnly(NotGradableReason reason, String loinc, String value) {
        var reasons = GradingObstacles.of(observation("final", "2026-05-01", loinc, value));

        if (reason == null) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons).containsExactly(reason);
        }
    }

    @Test
    void allReasonsThatApplyAreTold() {
        assertThat(GradingObstacles.of(
                        observation("entered-in-error", "2026-05", "26499-4", "\"valueQuantity\": {\"value\": 1}")))
                .containsExactlyInAnyOrder(
                        NotGradableReason.STATUS, NotGradableReason.NO_TIME, NotGradableReason.NO_UNIT);
    }

    @Test
    void aTimeInTheFutureIsNoReasonBecauseItPasses() {
        assertThat(GradingObstacles.of(observation(
                        "final", "2999-01-01", "26499-4", "\"valueQuantity\": {\"value\": 1, \"unit\": \"10*9/L\"}")))
                .isEmpty();
    }

    private static JsonNode observation(String status, String time, String loinc, String value) {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree("""
                            {"resourceType": "Observation", "status": "%s", "effectiveDateTime": "%s",
                             "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, %s}
                            """.formatted(status, time, loinc, value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
