package org.nadir.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.nadir.testing.RunningServer;

/** A patient of a test's own under cemsidomide, whom no other test knows. */
record CoursePatient(RunningServer server, String id) {

    private static final String FHIR = "/fhir/";

    /** A new patient with an active order since nine days. */
    static CoursePatient treated(RunningServer server) {
        CoursePatient patient = new CoursePatient(server, "page-" + UUID.randomUUID());
        patient.put("Patient", patient.id, """
                "name": [{"family": "Page", "given": ["Pia"]}], "birthDate": "1960-05-05", "gender": "female\"""");
        patient.put("MedicationRequest", patient.order(), """
                "status": "active", "intent": "order", "medicationCodeableConcept": {"text": "cemsidomide 75 mcg capsule"},
                "subject": {"reference": "Patient/%s"}, "authoredOn": "%s",
                "dosageInstruction": [{"text": "75 mcg daily", "doseAndRate": [{"doseQuantity":
                  {"value": 75, "unit": "ug", "system": "http://unitsofmeasure.org", "code": "ug"}}]}]""".formatted(patient.id, ago(Duration.ofDays(9))));
        return patient;
    }

    String order() {
        return id + "-order";
    }

    String page() {
        return "/app/?patient=" + id;
    }

    /** A neutrophil count in 10*9/L. */
    CoursePatient neutrophils(String value, Duration ago) {
        return count("751-8", "Neutrophils", value, "10*9/L", "1.8", ago);
    }

    CoursePatient hemoglobin(String value, Duration ago) {
        return count("718-7", "Hemoglobin", value, "g/dL", "12.0", ago);
    }

    CoursePatient platelets(String value, Duration ago) {
        return count("777-3", "Platelets", value, "10*9/L", "150", ago);
    }

    private CoursePatient count(String code, String name, String value, String unit, String low, Duration ago) {
        put("Observation", "%s-%s-%d".formatted(id, code, ago.toSeconds()), """
                "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}], "text": "%s"},
                "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}],
                "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
                "valueQuantity": %s, "referenceRange": [{"low": %s}]""".formatted(
                        code, name, id, ago(ago), quantity(value, unit), quantity(low, unit)));
        return this;
    }

    private static String quantity(String value, String unit) {
        return "{\"value\": %s, \"unit\": \"%s\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"%s\"}"
                .formatted(value, unit, unit);
    }

    private void put(String type, String resourceId, String members) {
        int status = server.put(
                        FHIR + type + "/" + resourceId,
                        "{\"resourceType\": \"%s\", \"id\": \"%s\", %s}".formatted(type, resourceId, members))
                .statusCode();
        assertThat(status).isEqualTo(201);
    }

    private static String ago(Duration duration) {
        return Instant.now().minus(duration).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
