package org.nadir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;

/**
 * A patient of a test's own under cemsidomide, whom no other test knows.
 *
 * @param record where its resources go
 */
record CoursePatient(Record record, String id) {

    /** Takes a resource as JSON. */
    interface Record {

        void keep(String type, String id, String json);
    }

    private static final String FHIR = "/fhir/";

    /** A laboratory test with its LOINC code and the lower limit of normal that the laboratory gives. */
    private record Test(String code, String name, String unit, String lowerLimit) {}

    private static final Test NEUTROPHILS = new Test("751-8", "Neutrophils", "10*9/L", "1.8");
    private static final Test HEMOGLOBIN = new Test("718-7", "Hemoglobin", "g/dL", "12.0");
    private static final Test PLATELETS = new Test("777-3", "Platelets", "10*9/L", "150");

    /** A new patient with an active order since nine days, written over HTTP. */
    static CoursePatient treated(RunningServer server) {
        return treated((type, id, json) -> assertThat(
                        server.put(FHIR + type + "/" + id, json).statusCode())
                .isEqualTo(201));
    }

    /** The same at a server that asks for tokens, put into its store. */
    static CoursePatient treatedInStore(RunningServer server) {
        ResourceStore store = server.bean(ResourceStore.class);
        return treated((type, id, json) -> store.save(tree(json)));
    }

    private static CoursePatient treated(Record record) {
        CoursePatient patient = new CoursePatient(record, "page-" + UUID.randomUUID());
        patient.put("Patient", patient.id, """
                "name": [{"family": "Page", "given": ["Pia"]}], "birthDate": "1960-05-05", "gender": "female\"""");
        patient.put("MedicationRequest", patient.order(), """
                "status": "active", "intent": "order", "medicationCodeableConcept": {"text": "cemsidomide 75 mcg capsule"},
                "subject": {"reference": "Patient/%s"}, "authoredOn": "%s",
                "dosageInstruction": [{"text": "75 mcg daily", "doseAndRate": [{"doseQuantity":
                  {"value": 75, "unit": "ug", "system": "http://unitsofmeasure.org", "code": "ug"}}]}]""".formatted(patient.id, ago(Duration.ofDays(9))));
        return patient;
    }

    /** Counts of three hours ago: the neutrophils in 10*9/L, the other lines without toxicity. */
    CoursePatient neutropenic(String neutrophils) {
        Duration ago = Duration.ofHours(3);
        return neutrophils(neutrophils, ago).hemoglobin("12.5", ago).platelets("200", ago);
    }

    String order() {
        return id + "-order";
    }

    String page() {
        return "/app/?patient=" + id;
    }

    /** A neutrophil count in 10*9/L. */
    CoursePatient neutrophils(String value, Duration ago) {
        return count(NEUTROPHILS, value, ago);
    }

    CoursePatient hemoglobin(String value, Duration ago) {
        return count(HEMOGLOBIN, value, ago);
    }

    CoursePatient platelets(String value, Duration ago) {
        return count(PLATELETS, value, ago);
    }

    private CoursePatient count(Test test, String value, Duration ago) {
        put("Observation", "%s-%s-%d".formatted(id, test.code, ago.toSeconds()), """
                "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}], "text": "%s"},
                "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}],
                "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
                "valueQuantity": %s, "referenceRange": [{"low": %s}]""".formatted(
                test.code, test.name, id, ago(ago), quantity(value, test.unit), quantity(test.lowerLimit, test.unit)));
        return this;
    }

    private static String quantity(String value, String unit) {
        return "{\"value\": %s, \"unit\": \"%s\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"%s\"}"
                .formatted(value, unit, unit);
    }

    private void put(String type, String resourceId, String members) {
        record.keep(
                type,
                resourceId,
                "{\"resourceType\": \"%s\", \"id\": \"%s\", %s}".formatted(type, resourceId, members));
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ago(Duration duration) {
        return Instant.now().minus(duration).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
