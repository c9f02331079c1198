package org.nadir.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nadir.ctcae.CtcaeVersion;

/** Observations and gradings in the few letters that fit a table. */
final class GradingText {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Map<String, String> LOINC =
            Map.of("ANC", "751-8", "PLT", "777-3", "HB", "718-7", "LYM", "731-0", "WBC", "6690-2");

    private static final String UCUM = "http://unitsofmeasure.org";

    private GradingText() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** A final Observation without a value; the code is a short name or a LOINC code. */
    static ObjectNode observation(String code) {
        ObjectNode observation = json("""
                {"resourceType": "Observation", "status": "final"}""");
        observation
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", LOINC.getOrDefault(code, code));
        return observation;
    }

    /** A final Observation with a value such as {@code <0.5} in a UCUM unit. */
    static ObjectNode observation(String code, String value, String unit) {
        return observation(code).set("valueQuantity", quantity(value, unit));
    }

    /** A value such as {@code <0.5} with a UCUM code. */
    static ObjectNode quantity(String value, String unit) {
        String digits = value.replaceFirst("^[<>]?=?", "");
        ObjectNode quantity = json("{\"value\": %s}".formatted(digits));
        String comparator = value.substring(0, value.length() - digits.length());
        if (!comparator.isEmpty()) {
            quantity.put("comparator", comparator);
        }
        return quantity.put("unit", unit).put("system", UCUM).put("code", unit);
    }

    /** A reference range with a lower end in a UCUM unit. */
    static void withLowerLimit(ObjectNode observation, String value, String unit) {
        observation.withArray("referenceRange").addObject().set("low", quantity(value, unit));
    }

    /** Each grading of an Observation of a patient who is not known. */
    static List<String> gradings(CtcaeVersion version, JsonNode observation) {
        return ObservationGrader.of(version, NOW).grade(observation).stream()
                .map(GradingText::text)
                .toList();
    }

    /** The one grading of an Observation, as {@code 3}, {@code 0-1} or {@code no-unit}. */
    static String grading(CtcaeVersion version, JsonNode observation) {
        return String.join(" and ", gradings(version, observation));
    }

    static String text(ResultGrading grading) {
        return switch (grading) {
            case ResultGrading.Found found ->
                found.isCertain() ? String.valueOf(found.low()) : found.low() + "-" + found.high();
            case ResultGrading.Refused refused -> refused.reason().code();
        };
    }
}
