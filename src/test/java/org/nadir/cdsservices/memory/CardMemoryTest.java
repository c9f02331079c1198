package org.nadir.cdsservices.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdsservices.memory.AnsweredCards.NOON;
import static org.nadir.cdsservices.memory.AnsweredCards.PATIENT;
import static org.nadir.cdsservices.memory.AnsweredCards.card;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.contract.Item;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.SourceUnavailableException;

class CardMemoryTest {

    private static final IssuedCard CARD = card("5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10", "warning", 3);

    private final List<String> asked = new ArrayList<>();

    private CardMemory memory(ResourceSource store) {
        return new CardMemory(
                query -> {
                    asked.add(query);
                    return store.fetch(query);
                },
                OverrideExpiry.DEFAULT,
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void withoutAnswersOneQueryIsEnoughForAllCards() {
        assertThat(memory(query -> List.of()).recall(PATIENT, List.of(CARD, card("other", "info", 1))))
                .hasSize(2)
                .containsEntry(CARD.uuid(), new Verdict.Shown(null));
        assertThat(asked).singleElement().asString().startsWith("Communication?identifier=");
    }

    @Test
    void withAnswersTwoQueriesAreEnough() {
        ResourceSource store = query -> query.startsWith("Communication")
                ? List.of(answer("2026-11-20T11:00:00Z", "2026-11-20T11:00:01Z"))
                : List.of(GuidanceResponses.write(CARD, any -> false));

        assertThat(memory(store).recall(PATIENT, List.of(CARD)))
                .containsEntry(CARD.uuid(), new Verdict.Quiet(NOON.plus(Duration.ofHours(23))));
        assertThat(asked).hasSize(2);
    }

    @Test
    void answerFromTheFutureCountsFromItsReceipt() {
        ResourceSource store = query -> query.startsWith("Communication")
                ? List.of(answer("2027-01-01T00:00:00Z", "2026-11-20T10:00:00Z"))
                : List.of();

        assertThat(memory(store).recall(PATIENT, List.of(CARD)))
                .containsEntry(CARD.uuid(), new Verdict.Quiet(NOON.plus(Duration.ofHours(22))));
    }

    @Test
    void answerEnteredInErrorDoesNotCount() {
        ResourceSource store = query -> query.startsWith("Communication")
                ? List.of(answer("2026-11-20T11:00:00Z", "2026-11-20T11:00:01Z").put("status", "entered-in-error"))
                : List.of();

        assertThat(memory(store).recall(PATIENT, List.of(CARD))).containsEntry(CARD.uuid(), new Verdict.Shown(null));
    }

    @Test
    void memoryThatCannotBeReadKeepsNoCardAway() {
        ResourceSource broken = query -> {
            throw new SourceUnavailableException("Communication", "the store is away");
        };

        assertThat(memory(broken).recall(PATIENT, List.of(CARD))).containsEntry(CARD.uuid(), new Verdict.Shown(null));
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode answer(String sent, String received) {
        return Item.of("""
                {"resourceType": "Communication", "id": "a", "meta": {"lastUpdated": "%s"}, "status": "completed",
                 "identifier": [{"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "%s"}],
                 "topic": {"coding": [{"system": "https://nadir-cds.github.io/fhir/CodeSystem/feedback-outcome",
                                       "code": "overridden"}]},
                 "sent": "%s", "payload": [{"contentString": "Seen."}]}
                """.formatted(received, CARD.uuid(), sent)).json();
    }
}
