package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import org.nadir.fhir.FhirJson;

/** A value as its laboratory wrote it, for a result that cannot be read as a number in a known unit. */
final class ReportedValue {

    private ReportedValue() {}

    /** Such as {@code <12 lakh/cumm} or {@code see comment}; empty where there is no value. */
    static String of(JsonNode observation) {
        JsonNode quantity = observation.path("valueQuantity");
        JsonNode coded = observation.path("valueCodeableConcept");
        if (quantity.isObject()) {
            return of(quantity, FhirJson.text(quantity, "code").orElse(""));
        }
        return coded.isObject()
                ? FhirJson.concept(coded).label()
                : FhirJson.text(observation, "valueString").orElse("");
    }

    private static String of(JsonNode quantity, String code) {
        String unit = FhirJson.text(quantity, "unit").orElse(code);
        return (quantity.path("comparator").asText() + quantity.path("value").asText() + " " + unit).strip();
    }
}
