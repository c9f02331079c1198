package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.nadir.fhir.FhirJson;

/**
 * The resources that a call is answered from.
 *
 * @param inHand the draft orders of the caller's session
 * @param doubts what could not be read and is not grave enough to refuse the call
 */
record PatientRecord(String patientId, List<JsonNode> recorded, List<JsonNode> inHand, List<String> doubts) {

    /** A recorded resource by {@code Type/id}. */
    Optional<JsonNode> recorded(String reference) {
        return recorded.stream()
                .filter(resource -> FhirJson.reference(resource).equals(reference))
                .findFirst();
    }
}
