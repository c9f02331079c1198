package org.nadir.fhiroperations.course;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.PatientGuard;

/** Makes sure that sent resources are the record of one patient, as the prefetch of a card is. */
final class SentRecord {

    private static final Set<String> OTHERS = Set.of(
            "Condition",
            "Medication",
            "MedicationRequest",
            "Observation",
            "Procedure",
            "QuestionnaireResponse",
            "ResearchStudy",
            "ResearchSubject",
            "ServiceRequest");

    private SentRecord() {}

    /** The same resources; refuses by an exception what is not of one patient. */
    static List<JsonNode> ofOnePatient(List<JsonNode> resources) {
        List<JsonNode> patients =
                resources.stream().filter(SentRecord::isPatient).toList();
        if (patients.size() != 1) {
            throw new InvalidRequestException(
                    "The parameter resource holds %d Patients: give exactly one, and the resources about them"
                            .formatted(patients.size()));
        }
        String id = FhirJson.text(patients.getFirst(), "id")
                .orElseThrow(
                        () -> new InvalidRequestException(
                                "Patient.id is missing: give it, so that the other resources can be told to be of this patient"));
        resources.stream()
                .filter(resource -> !isPatient(resource) && !OTHERS.contains(FhirJson.type(resource)))
                .findFirst()
                .ifPresent(SentRecord::refuseType);
        new PatientGuard(id).foreign(resources).ifPresent(foreign -> {
            throw new InvalidRequestException(
                    "The parameter resource holds %s, which is of another patient than Patient/%s: leave it out"
                            .formatted(FhirJson.reference(foreign), id));
        });
        return resources;
    }

    private static boolean isPatient(JsonNode resource) {
        return FhirJson.type(resource).equals("Patient");
    }

    private static void refuseType(JsonNode resource) {
        throw new InvalidRequestException(
                "The parameter resource holds %s, and no course is read from that type: give Patient, %s"
                        .formatted(
                                FhirJson.reference(resource),
                                String.join(", ", OTHERS.stream().sorted().toList())));
    }
}
