package org.nadir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;

/** The clinician's answer to the card of an alert, entered in the alert. */
record Mitigation(CardAnswer answer) {

    /** By the first answer to a card among communications. */
    static Optional<Mitigation> firstTo(String card, Collection<JsonNode> communications) {
        return communications.stream()
                .flatMap(communication -> CardAnswer.read(communication).stream())
                .filter(answer -> answer.card().equals(card))
                .min(Comparator.comparing(CardAnswer::at).thenComparing(CardAnswer::toString))
                .map(Mitigation::new);
    }

    /** The alert with this answer as its mitigation. */
    ObjectNode of(ObjectNode alert) {
        ObjectNode mitigated = alert.deepCopy();
        ObjectNode mitigation = mitigated.putArray("mitigation").addObject();
        ObjectNode action = mitigation.putObject("action");
        ArrayNode codings = action.putArray("coding");
        codings.addObject()
                .put("system", CardSystems.OUTCOME)
                .put("code", answer.overridden() ? "overridden" : "accepted");
        CardAnswer.@Nullable Reason reason = answer.reason();
        if (reason != null) {
            put(codings.addObject(), reason);
        }
        String what = answer.overridden() ? "Advice overridden" : "Advice accepted";
        action.put("text", answer.comment() == null ? what : what + ": " + answer.comment());
        mitigation.put("date", answer.at().toString());
        return mitigated;
    }

    private static void put(ObjectNode coding, CardAnswer.Reason reason) {
        if (!reason.system().isEmpty()) {
            coding.put("system", reason.system());
        }
        coding.put("code", reason.code());
        if (!reason.display().isEmpty()) {
            coding.put("display", reason.display());
        }
    }
}
