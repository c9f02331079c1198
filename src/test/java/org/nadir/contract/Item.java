package org.nadir.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One FHIR resource of a story, as JSON that a test can change element by element. */
public final class Item {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode node;

    private Item(ObjectNode node) {
        this.node = node;
    }

    /** A resource from its JSON text. */
    public static Item of(String json) {
        return new Item((ObjectNode) read(json));
    }

    /** A final laboratory result of an hour ago; value and unit as the laboratory wrote them. */
    public static Item lab(String loinc, String value, String unit) {
        return of("""
                {
                  "resourceType": "Observation",
                  "status": "final",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                  "subject": {"reference": "Patient/p1"},
                  "valueQuantity": {"value": %s, "unit": "%s"}
                }
                """.formatted(loinc, value, unit)).at(Duration.ofHours(1));
    }

    /** A medication request of the day before that names its medication in words. */
    public static Item order(String medication, String status) {
        return of("""
                {
                  "resourceType": "MedicationRequest",
                  "status": "%s",
                  "intent": "order",
                  "subject": {"reference": "Patient/p1"},
                  "medicationCodeableConcept": {"text": "%s"}
                }
                """.formatted(status, medication)).at(Duration.ofDays(1));
    }

    /** A service request for a SNOMED CT code. */
    public static Item service(String snomed, String status) {
        return of("""
                {
                  "resourceType": "ServiceRequest",
                  "status": "%s",
                  "intent": "order",
                  "subject": {"reference": "Patient/p1"},
                  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]}
                }
                """.formatted(status, snomed)).at(Duration.ofHours(1));
    }

    /** A service request for a LOINC code, such as a panel of the laboratory. */
    public static Item laboratoryOrder(String loinc, String status) {
        return service(loinc, status).put("code", """
                {"coding": [{"system": "http://loinc.org", "code": "%s"}]}""".formatted(loinc));
    }

    /** A completed procedure of an hour ago by SNOMED CT code. */
    public static Item procedure(String snomed) {
        return of("""
                {
                  "resourceType": "Procedure",
                  "status": "completed",
                  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
                  "subject": {"reference": "Patient/p1"}
                }
                """.formatted(snomed)).at(Duration.ofHours(1));
    }

    /** A problem by SNOMED CT code, with its clinical and verification status. */
    public static Item condition(String snomed, String clinical, String verification) {
        return of("""
                {
                  "resourceType": "Condition",
                  "clinicalStatus": {"coding": [{"code": "%s"}]},
                  "verificationStatus": {"coding": [{"code": "%s"}]},
                  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
                  "subject": {"reference": "Patient/p1"}
                }
                """.formatted(clinical, verification, snomed));
    }

    /** A symptom that was asked for an hour ago; the value is an element such as {@code "valueBoolean": true}. */
    public static Item symptom(String snomed, String value) {
        return of("""
                {
                  "resourceType": "Observation",
                  "status": "final",
                  "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]},
                  "subject": {"reference": "Patient/p1"},
                  %s
                }
                """.formatted(snomed, value)).at(Duration.ofHours(1));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The time that counts clinically: so long before {@link PatientStory#NOW}. */
    public Item at(Duration before) {
        return at(PatientStory.NOW.minus(before));
    }

    public Item at(Instant time) {
        return at(time.toString());
    }

    /** The time as the source writes it. */
    public Item at(String time) {
        node.put(
                switch (node.path("resourceType").asText()) {
                    case "Observation" -> "effectiveDateTime";
                    case "Procedure" -> "performedDateTime";
                    default -> "authoredOn";
                },
                time);
        return this;
    }

    public Item id(String id) {
        node.put("id", id);
        return this;
    }

    public Item status(String status) {
        node.put("status", status);
        return this;
    }

    /** Sets an element to a JSON value. */
    public Item put(String element, String json) {
        node.set(element, read(json));
        return this;
    }

    public Item without(String element) {
        node.remove(element);
        return this;
    }

    /** Says that the value is only a bound, such as {@code <}. */
    public Item comparator(String comparator) {
        ((ObjectNode) node.path("valueQuantity")).put("comparator", comparator);
        return this;
    }

    /** The laboratory's lower limit of normal, in the unit of the value. */
    public Item lowerLimit(String value) {
        return put("referenceRange", "[{\"low\": {\"value\": %s}}]".formatted(value));
    }

    /** The dose of one administration, and the first of them; either may be empty. */
    public Item dosage(String value, String unit, String start) {
        List<String> parts = new ArrayList<>();
        if (!value.isEmpty()) {
            parts.add(
                    "\"doseAndRate\": [{\"doseQuantity\": {\"value\": %s, \"unit\": \"%s\"}}]".formatted(value, unit));
        }
        if (!start.isEmpty()) {
            parts.add("\"timing\": {\"repeat\": {\"boundsPeriod\": {\"start\": \"%s\"}}}".formatted(start));
        }
        return put("dosageInstruction", "[{%s}]".formatted(String.join(", ", parts)));
    }

    /** The treatment cycle that an order is for. */
    public Item cycle(int number) {
        return put("extension", """
                [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle", "valuePositiveInt": %d}]""".formatted(number));
    }

    public ObjectNode json() {
        return node;
    }
}
