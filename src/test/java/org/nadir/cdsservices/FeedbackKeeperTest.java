package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.Feedback;
import org.nadir.cdshooks.Feedback.OverrideReason;
import org.nadir.cdshooks.FeedbackAccess;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;

/** Feedback as a Communication: the clinician's answer to a card. */
class FeedbackKeeperTest {

    private static final String SERVICE = "hematologic-toxicity-order-sign";
    private static final String CARD = "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10";

    private final FakeStore store = new FakeStore();

    @Test
    void acceptedSuggestionIsACommunication() {
        ObjectNode communication = keep(accepted("s1", "s2"));

        assertThat(communication.path("resourceType").asText()).isEqualTo("Communication");
        assertThat(communication.path("status").asText()).isEqualTo("completed");
        assertThat(communication.path("sent").asText()).isEqualTo("2026-11-20T13:59:10Z");
        assertThat(communication.at("/topic/coding/0/code").asText()).isEqualTo("accepted");
        assertThat(communication.path("identifier"))
                .extracting(identifier -> identifier.path("value").asText())
                .containsExactly(CARD, SERVICE, "s1", "s2");
        assertThat(communication.has("reasonCode")).isFalse();
        assertThat(communication.has("payload")).isFalse();
    }

    @Test
    void overrideKeepsReasonAndComment() {
        ObjectNode communication = keep(overridden(
                CARD, new OverrideReason(new Coding("urn:reasons", "protocol-differs", "Differs"), "See note.")));

        assertThat(communication.at("/topic/coding/0/code").asText()).isEqualTo("overridden");
        JsonNode coding = communication.at("/reasonCode/0/coding/0");
        assertThat(coding.path("system").asText()).isEqualTo("urn:reasons");
        assertThat(coding.path("code").asText()).isEqualTo("protocol-differs");
        assertThat(coding.path("display").asText()).isEqualTo("Differs");
        assertThat(communication.at("/payload/0/contentString").asText()).isEqualTo("See note.");
    }

    @Test
    void codeAloneAsTheSandboxSendsItIsOneOfTheCardsOwnReasons() {
        JsonNode coding = coding(new Coding(null, "protocol-differs", null));

        assertThat(coding.path("system").asText())
                .isEqualTo("https://nadir-cds.github.io/fhir/CodeSystem/override-reason");
        assertThat(coding.path("display").asText()).isEqualTo("The study protocol says otherwise");
    }

    @Test
    void displayOfTheSenderStays() {
        assertThat(coding(new Coding(Canonical.OVERRIDE_REASON, "protocol-differs", "Our words"))
                        .path("display")
                        .asText())
                .isEqualTo("Our words");
    }

    @Test
    void reasonOfAnotherSystemIsKeptAsSent() {
        JsonNode coding = coding(new Coding("urn:reasons", "protocol-differs", null));

        assertThat(coding.path("system").asText()).isEqualTo("urn:reasons");
        assertThat(coding.has("display")).isFalse();
    }

    @Test
    void unknownCodeWithoutASystemIsKeptAsSent() {
        assertThat(coding(new Coding(null, "other", null)).properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("code");
    }

    @Test
    void feedbackToARecordedCardNamesThePatientByToken() {
        new FeedbackKeeper(store, card -> Optional.of("token-of-" + card), FeedbackAccess.open())
                .keep(SERVICE, overridden(CARD, null));

        assertThat(CardAnswer.identifier(store.saved().getLast(), CardSystems.PATIENT))
                .isEqualTo("token-of-" + CARD);
    }

    @Test
    void whoMayAnswerIsAskedWithThePatientOfTheCard() {
        FeedbackKeeper keeper = new FeedbackKeeper(
                store,
                card -> Optional.of("token-of-" + card),
                (patient, origin) -> patient.equals(Optional.of("token-of-" + CARD)));

        assertThat(keeper.isOpen(overridden(CARD, null), Clinic.ORIGIN)).isTrue();
        assertThat(keeper.isOpen(overridden("another", null), Clinic.ORIGIN)).isFalse();
    }

    private JsonNode coding(Coding reason) {
        return keep(overridden(CARD, new OverrideReason(reason, null))).at("/reasonCode/0/coding/0");
    }

    @Test
    void commentAloneAsEpicSendsIt() {
        ObjectNode communication = keep(overridden("123456", new OverrideReason(null, "Started yesterday.")));

        assertThat(communication.at("/identifier/0/value").asText()).isEqualTo("123456");
        assertThat(communication.has("reasonCode")).isFalse();
        assertThat(communication.at("/payload/0/contentString").asText()).isEqualTo("Started yesterday.");
    }

    @Test
    void overrideWithoutAReasonIsKeptToo() {
        assertThat(keep(overridden(CARD, null)).at("/topic/coding/0/code").asText())
                .isEqualTo("overridden");
    }

    @Test
    void sameEntryAgainIsTheSameResource() {
        assertThat(keep(accepted("s1"))).isEqualTo(keep(accepted("s1")));
        assertThat(new FhirId(keep(accepted("s1"))).isValid()).isTrue();
    }

    @Test
    void differentEntryIsAnotherResource() {
        assertThat(List.of(
                        id(SERVICE, accepted("s1")),
                        id(SERVICE, accepted("s2")),
                        id(SERVICE, overridden(CARD, null)),
                        id(SERVICE, overridden(CARD, new OverrideReason(null, "No."))),
                        id("hematologic-toxicity-patient-view", accepted("s1"))))
                .doesNotHaveDuplicates();
    }

    private record FhirId(ObjectNode resource) {
        boolean isValid() {
            return resource.path("id").asText().matches("[A-Za-z0-9.-]{1,64}");
        }
    }

    private String id(String service, Feedback feedback) {
        new FeedbackKeeper(store, card -> Optional.empty(), FeedbackAccess.open()).keep(service, feedback);
        return store.saved().getLast().path("id").asText();
    }

    private ObjectNode keep(Feedback feedback) {
        new FeedbackKeeper(store, card -> Optional.empty(), FeedbackAccess.open()).keep(SERVICE, feedback);
        return store.saved().getLast();
    }

    private static Feedback accepted(String... suggestions) {
        return new Feedback(CARD, Feedback.Outcome.ACCEPTED, List.of(suggestions), null, "2026-11-20T13:59:10Z");
    }

    private static Feedback overridden(String card, @Nullable OverrideReason reason) {
        return new Feedback(card, Feedback.Outcome.OVERRIDDEN, List.of(), reason, "2026-11-20T13:59:10Z");
    }
}
