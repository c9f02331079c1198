package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Card;
import org.nadir.cdsservices.memory.EarlierOverride;
import org.nadir.cdsservices.memory.EarlierOverride.Standing;
import org.nadir.cdsservices.memory.Verdict;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.CardAnswer;

/** What the verdicts of the memory do to the cards. */
class EarlierAnswersTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Two cards; it is not known whether the anemia is felt, which the first of them says. */
    private static final List<Card> CARDS =
            new Clinic().cards(PatientStory.treated().neutrophils("0.8").hemoglobin("9.0"));

    private static final Card FIRST = CARDS.getFirst();
    private static final Card SECOND = CARDS.get(1);

    private static List<String> notes(Card card) {
        return Objects.requireNonNull(card.extension()).at("/org.nadir.evidence").findValues("notes").stream()
                .flatMap(list -> java.util.stream.StreamSupport.stream(list.spliterator(), false))
                .map(com.fasterxml.jackson.databind.JsonNode::asText)
                .toList();
    }

    @Test
    void withoutAnswersNothingChanges() {
        assertThat(new EarlierAnswers(Map.of()).applyTo(CARDS)).isEqualTo(CARDS);
    }

    @Test
    void openQuestionsOfACardThatStaysAwayMoveToTheNext() {
        assertThat(notes(FIRST)).isNotEmpty();
        assertThat(notes(SECOND)).isEmpty();

        List<Card> shown = new EarlierAnswers(Map.of(FIRST.uuid(), new Verdict.Quiet(NOON))).applyTo(CARDS);

        assertThat(shown).hasSize(CARDS.size() - 1);
        assertThat(notes(shown.getFirst())).isEqualTo(notes(FIRST));
        assertThat(shown.getFirst().detail())
                .contains("Not assessed or not known, from a card that stays away")
                .contains("Not decided");
        assertThat(shown.getFirst().suggestions()).isEqualTo(SECOND.suggestions());
    }

    @Test
    void cardsThatAllStayAwayLeaveNothing() {
        Map<String, Verdict> all = Map.of(
                FIRST.uuid(), new Verdict.Quiet(NOON),
                SECOND.uuid(), new Verdict.Quiet(NOON));

        assertThat(new EarlierAnswers(all).applyTo(List.of(FIRST, SECOND))).isEmpty();
    }

    @Test
    void overrideIsToldInWordsAndAsData() {
        CardAnswer answer = new CardAnswer(
                FIRST.uuid(), true, NOON, new CardAnswer.Reason("urn:r", "other", "Other <i>reason</i>"), "No.");
        EarlierOverride earlier = new EarlierOverride(answer, Standing.EXPIRED, NOON.plusSeconds(60), "it is over");

        Card told = new EarlierAnswers(Map.of(FIRST.uuid(), new Verdict.Shown(earlier)))
                .applyTo(CARDS)
                .getFirst();

        assertThat(told.detail())
                .startsWith("**Earlier answers**\n\n- Overridden on 2026-11-20 12:00 UTC (Other &lt;i>reason")
                .endsWith(Objects.requireNonNull(FIRST.detail()));
        var override = Objects.requireNonNull(told.extension()).at("/org.nadir.evidence/overrides/0");
        assertThat(override.path("date").asText()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(override.path("expires").asText()).isEqualTo("2026-11-20T12:01:00Z");
        assertThat(override.path("standing").asText()).isEqualTo("expired");
        assertThat(override.at("/reason/code").asText()).isEqualTo("other");
        assertThat(override.path("comment").asText()).isEqualTo("No.");
    }
}
