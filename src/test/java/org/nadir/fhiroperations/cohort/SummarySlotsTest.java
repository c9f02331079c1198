package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SummarySlotsTest {

    private final SummarySlots slots = new SummarySlots(1);

    @Test
    void whereAllSlotsAreTakenTheCallerIsToldWhenToComeBack() {
        slots.run(() -> {
            assertThatThrownBy(() -> slots.run(() -> "second"))
                    .asInstanceOf(InstanceOfAssertFactories.type(BaseServerResponseException.class))
                    .satisfies(busy -> {
                        assertThat(busy.getStatusCode()).isEqualTo(503);
                        assertThat(busy.getResponseHeaders().keySet()).containsExactly("Retry-After");
                    });
            return "first";
        });
    }

    @Test
    void whoeverWillNotWaitDoesNotGetBeforeThoseWhoDo() throws InterruptedException {
        Thread patient = new Thread(() -> slots.runInTurn(() -> {}));
        slots.run(() -> {
            patient.start();
            while (patient.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return slots.taken();
        });
        patient.join();
        assertThat(slots.taken()).isZero();
    }

    @Test
    void aSlotIsFreeAgainAfterSuccessAndAfterFailure() {
        assertThat(slots.run(() -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> slots.run(() -> Map.of().entrySet().iterator().next()))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(slots.run(() -> 2)).isEqualTo(2);
    }
}
