package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.ClinicalTime;

/**
 * What a clinician did with a card, as a Communication keeps it.
 *
 * @param at the moment of the answer; one that lies after the receipt counts from the receipt
 */
public record CardAnswer(
        String card,
        boolean overridden,
        Instant at,
        @Nullable Reason reason,
        @Nullable String comment) {

    private static final Set<String> OUTCOMES = Set.of("accepted", "overridden");

    /** A coded reason; system and display as far as they were given. */
    public record Reason(String system, String code, String display) {

        public String text() {
            return display.isEmpty() ? code : display;
        }
    }

    /** Whether the clinician said why. */
    public boolean hasReason() {
        return reason != null || comment != null;
    }

    /** The answer in a Communication; empty for another kind of Communication, or one that is not completed. */
    public static Optional<CardAnswer> read(JsonNode communication) {
        String card = identifier(communication, CardSystems.CARD);
        String outcome = outcome(communication);
        Optional<Instant> received = instant(communication.path("meta"), "lastUpdated");
        Optional<Instant> sent = instant(communication, "sent").or(() -> received);
        if (card.isEmpty()
                || !OUTCOMES.contains(outcome)
                || sent.isEmpty()
                || !communication.path("status").asText().equals("completed")) {
            return Optional.empty();
        }
        Instant at = received.filter(sent.get()::isAfter).orElse(sent.get());
        return Optional.of(new CardAnswer(
                card,
                outcome.equals("overridden"),
                at,
                reason(communication.path("reasonCode").path(0).path("coding").path(0)),
                FhirJson.text(communication.path("payload").path(0), "contentString")
                        .orElse(null)));
    }

    /** The value of the first identifier in a system; empty when there is none. */
    public static String identifier(JsonNode resource, String system) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (system.equals(identifier.path("system").asText())) {
                return identifier.path("value").asText();
            }
        }
        return "";
    }

    private static String outcome(JsonNode communication) {
        for (JsonNode coding : communication.path("topic").path("coding")) {
            if (CardSystems.OUTCOME.equals(coding.path("system").asText())) {
                return coding.path("code").asText();
            }
        }
        return "";
    }

    private static Optional<Instant> instant(JsonNode parent, String element) {
        return FhirTime.read(parent, element).map(ClinicalTime::instant);
    }

    private static @Nullable Reason reason(JsonNode coding) {
        return FhirJson.text(coding, "code")
                .map(code -> new Reason(
                        coding.path("system").asText(""),
                        code,
                        coding.path("display").asText("")))
                .orElse(null);
    }
}
