package org.nadir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.FhirJson;

/** An alert as it is stored. */
record RaisedAlert(ObjectNode resource) {

    /** The stored alert, or nothing for a DetectedIssue of somebody else. */
    static Optional<RaisedAlert> of(JsonNode resource) {
        return resource instanceof ObjectNode issue && isOurs(issue)
                ? Optional.of(new RaisedAlert(issue))
                : Optional.empty();
    }

    private static boolean isOurs(ObjectNode issue) {
        return stream(issue.path("identifier"))
                .anyMatch(identifier -> identifier.path("system").asText().equals(CardSystems.CARD)
                        && identifier
                                .path("value")
                                .asText()
                                .equals(issue.path("id").asText()));
    }

    /** Also the uuid of the card of the same evidence. */
    String id() {
        return resource.path("id").asText();
    }

    String topic() {
        return stream(resource.path("code").path("coding"))
                .filter(coding -> coding.path("system").asText().equals(Canonical.MANAGEMENT_ACTION))
                .map(coding -> coding.path("code").asText())
                .findFirst()
                .orElse("");
    }

    /** Whether it stands, answered or not. */
    boolean isStanding() {
        return resource.path("status").asText().equals("final");
    }

    /** Whether this server took it back; another's change of the status is respected. */
    boolean isRetracted() {
        return stream(resource.path("extension"))
                .anyMatch(extension -> extension.path("url").asText().equals(AlertWriter.RETRACTED));
    }

    boolean isMitigated() {
        return !resource.path("mitigation").isEmpty();
    }

    /** What it rests on, as references such as {@code Observation/1}. */
    List<String> implicated() {
        return stream(resource.path("implicated"))
                .flatMap(reference -> FhirJson.target(reference).stream())
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
