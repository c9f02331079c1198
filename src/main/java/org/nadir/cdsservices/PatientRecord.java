package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.PatientKey;
import org.nadir.toxicity.chart.MedicationOrder;

/**
 * The resources that a call is answered from.
 *
 * @param inHand the draft orders of the caller's session
 * @param doubts what could not be read and is not grave enough to refuse the call
 * @param remarks what the caller did not send and the advice does without
 */
record PatientRecord(
        PatientKey patient, List<JsonNode> recorded, List<JsonNode> inHand, List<String> doubts, List<String> remarks) {

    /** These doubts and more. */
    List<String> doubtsWith(List<String> more) {
        return Stream.concat(doubts.stream(), more.stream()).toList();
    }

    /** The resource that an order was read from, in the same version; one without an id cannot be changed. */
    Optional<JsonNode> order(MedicationOrder order) {
        return (order.inHand() ? inHand : recorded)
                .stream()
                        .filter(resource -> resource.path("id").isTextual())
                        .filter(resource -> FhirJson.version(resource).equals(order.source()))
                        .findFirst();
    }
}
