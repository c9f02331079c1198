package org.nadir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.FhirJson;

/** The clinician's answer to the card of an alert, as feedback keeps it: a Communication. */
record CardAnswer(JsonNode communication) {

    private static final String OUTCOME = Canonical.BASE + "/CodeSystem/feedback-outcome";

    private static final Map<String, String> OUTCOMES =
            Map.of("accepted", "Advice accepted", "overridden", "Advice overridden");

    /** The first answer to a card among communications. */
    static Optional<CardAnswer> firstTo(String card, Collection<JsonNode> communications) {
        return communications.stream()
                .map(CardAnswer::new)
                .filter(answer -> answer.isTo(card))
                .min(Comparator.comparing(CardAnswer::sent)
                        .thenComparing(answer -> FhirJson.reference(answer.communication)));
    }

    private boolean isTo(String card) {
        return communication.path("status").asText().equals("completed")
                && OUTCOMES.containsKey(outcome())
                && RaisedAlert.stream(communication.path("identifier"))
                        .anyMatch(
                                identifier -> identifier.path("system").asText().equals(Concerned.CARD)
                                        && identifier.path("value").asText().equals(card));
    }

    /** The alert with this answer as its mitigation. */
    ObjectNode mitigate(ObjectNode alert) {
        ObjectNode mitigated = alert.deepCopy();
        ObjectNode mitigation = mitigated.putArray("mitigation").addObject();
        ObjectNode action = mitigation.putObject("action");
        var codings = action.putArray("coding");
        codings.addObject().put("system", OUTCOME).put("code", outcome());
        communication.path("reasonCode").forEach(reason -> reason.path("coding")
                .forEach(coding -> codings.add(coding.deepCopy())));
        String comment =
                communication.path("payload").path(0).path("contentString").asText("");
        action.put("text", OUTCOMES.get(outcome()) + (comment.isBlank() ? "" : ": " + comment.strip()));
        if (!sent().isEmpty()) {
            mitigation.put("date", sent());
        }
        return mitigated;
    }

    private String sent() {
        return communication.path("sent").asText("");
    }

    private String outcome() {
        return RaisedAlert.stream(communication.path("topic").path("coding"))
                .filter(coding -> coding.path("system").asText().equals(OUTCOME))
                .map(coding -> coding.path("code").asText())
                .findFirst()
                .orElse("");
    }
}
