package org.nadir.fhiroperations.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A transaction that stores a study, its patients and their results. */
final class CohortBundle {

    private final List<String> entries = new ArrayList<>();
    private String study = "";

    CohortBundle study(String id) {
        study = id;
        return put("ResearchStudy", id, "\"status\": \"active\"");
    }

    CohortBundle patient(String id) {
        return put("Patient", id, "\"gender\": \"female\"");
    }

    CohortBundle animal(String id) {
        return put("Patient", id, """
                "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal", "extension": [
                  {"url": "species", "valueCodeableConcept": {"text": "mouse"}}]}]""");
    }

    CohortBundle subject(String patient, String actualArm, String assignedArm) {
        String arms = (actualArm.isEmpty() ? "" : ", \"actualArm\": \"%s\"".formatted(actualArm))
                + (assignedArm.isEmpty() ? "" : ", \"assignedArm\": \"%s\"".formatted(assignedArm));
        return put("ResearchSubject", patient, """
                "status": "on-study", "study": {"reference": "ResearchStudy/%s"},
                "individual": {"reference": "Patient/%s"} %s""".formatted(study, patient, arms));
    }

    CohortBundle order(String patient, String status, String start) {
        return put("MedicationRequest", patient, """
                "status": "%s", "intent": "order", "subject": {"reference": "Patient/%s"},
                "medicationCodeableConcept": {"text": "cemsidomide"}, "authoredOn": "2025-12-01",
                "dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"start": "%s"}}}}]""".formatted(status, patient, start));
    }

    CohortBundle result(String patient, String code, String day, String value, String unit) {
        return observation("final", patient, code, day, quantity(value, unit));
    }

    CohortBundle error(String patient, String code, String day, String value, String unit) {
        return observation("entered-in-error", patient, code, day, quantity(value, unit));
    }

    CohortBundle group(String id, List<String> members, String inactive) {
        String active = members.stream()
                .map("{\"entity\": {\"reference\": \"Patient/%s\"}}"::formatted)
                .collect(Collectors.joining(","));
        return put("Group", id, """
                "type": "person", "actual": true, "member": [%s,
                {"entity": {"reference": "Patient/%s"}, "inactive": true}]""".formatted(active, inactive));
    }

    String transaction() {
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [%s]}""".formatted(String.join(",", entries));
    }

    private static String quantity(String value, String unit) {
        return "{\"value\": %s, \"unit\": \"%s\"}".formatted(value, unit);
    }

    private CohortBundle observation(String status, String patient, String code, String day, String quantity) {
        return put(
                "Observation", patient + "-" + code + "-" + day, """
                "status": "%s", "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
                "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, "valueQuantity": %s""".formatted(status, patient, day, code, quantity));
    }

    private CohortBundle put(String type, String id, String members) {
        entries.add("""
                {"request": {"method": "PUT", "url": "%1$s/%2$s"},
                 "resource": {"resourceType": "%1$s", "id": "%2$s", %3$s}}""".formatted(type, id, members));
        return this;
    }
}
