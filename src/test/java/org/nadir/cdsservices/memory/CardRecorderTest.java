package org.nadir.cdsservices.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdsservices.memory.AnsweredCards.PATIENT;
import static org.nadir.cdsservices.memory.AnsweredCards.card;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.IssuedCard;

class CardRecorderTest {

    private static final String CARD = "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10";

    private final KeptResources store = KeptResources.empty();

    @Test
    void cardIsWrittenOnce() {
        try (CardRecorder recorder = new CardRecorder(store)) {
            recorder.issued(List.of(card(CARD, "warning", 3)));
            recorder.issued(List.of(card(CARD, "warning", 3)));
        }
        try (CardRecorder afterARestart = new CardRecorder(store)) {
            afterARestart.issued(List.of(card(CARD, "warning", 3)));
        }

        assertThat(store.references()).containsExactly("GuidanceResponse/" + CARD);
        assertThat(store.saves()).isEqualTo(1);
    }

    @Test
    void patientOfACardIsKnownBeforeAndAfterItIsWritten() {
        CountDownLatch latch = new CountDownLatch(1);
        KeptResources slow = KeptResources.heldUpBy(latch);
        try (CardRecorder recorder = new CardRecorder(slow)) {
            recorder.issued(List.of(card(CARD, "warning", 3)));
            assertThat(recorder.patientOf(CARD)).contains(PATIENT.token());
            latch.countDown();
        }
        try (CardRecorder afterARestart = new CardRecorder(slow)) {
            assertThat(afterARestart.patientOf(CARD)).contains(PATIENT.token());
            assertThat(afterARestart.patientOf("5f0c8a3e-6d0f-5a34-8d55-000000000000"))
                    .isEmpty();
            assertThat(afterARestart.patientOf("not/a/card?")).isEmpty();
        }
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEndAndWhatIsTooMuchIsLeftOut() {
        CountDownLatch latch = new CountDownLatch(1);
        KeptResources slow = KeptResources.heldUpBy(latch);
        try (CardRecorder recorder = new CardRecorder(slow)) {
            List<IssuedCard> many = IntStream.range(0, 1_100)
                    .mapToObj(number -> card("card-" + number, "warning", 3))
                    .toList();
            recorder.issued(many);
            latch.countDown();
        }

        // One is being written while a thousand wait.
        assertThat(slow.saves()).isBetween(1_000, 1_001);
    }

    @Test
    void cardThatCouldNotBeWrittenIsTriedAgainWhenItComesAgain() {
        store.breakDown(true);
        try (CardRecorder recorder = new CardRecorder(store)) {
            recorder.issued(List.of(card(CARD, "warning", 3)));
            recorder.awaitIdle();
            store.breakDown(false);
            recorder.issued(List.of(card(CARD, "warning", 3)));
        }

        assertThat(store.references()).containsExactly("GuidanceResponse/" + CARD);
    }
}
