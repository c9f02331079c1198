package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Tells a resource of another patient (INTEROP 1.3, wrong-patient guard). */
public final class PatientGuard {

    private static final List<String> PATIENT_ELEMENTS = List.of("subject", "patient", "individual");

    private final String reference;

    public PatientGuard(String patientId) {
        this.reference = "Patient/" + patientId;
    }

    /** The first resource that says it belongs to another patient. */
    public Optional<JsonNode> foreign(List<JsonNode> resources) {
        return resources.stream().filter(this::isForeign).findFirst();
    }

    private boolean isForeign(JsonNode resource) {
        if (FhirJson.type(resource).equals("Patient")) {
            return !FhirJson.reference(resource).equals(reference);
        }
        return PATIENT_ELEMENTS.stream()
                .flatMap(element -> FhirJson.target(resource.path(element)).stream())
                .anyMatch(target -> !target.equals(reference));
    }
}
