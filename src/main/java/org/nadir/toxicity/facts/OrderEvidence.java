package org.nadir.toxicity.facts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nadir.toxicity.chart.MedicationOrder;

/** Shows an order; such evidence does not name a card, because a draft has another id when it is signed. */
final class OrderEvidence {

    static final String LABEL = "order";

    private OrderEvidence() {}

    static Evidence of(MedicationOrder order, Stream<String> remarks) {
        String status = order.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Evidence(
                LABEL,
                "%s (%s%s)".formatted(order.medication().label(), status, order.inHand() ? ", in hand" : ""),
                null,
                null,
                order.ordered(),
                List.of(order.source()),
                remarks.toList());
    }

    /** An active order whose doses of the cycle are taken: there is nothing to interrupt, but a cycle not to start. */
    static Stream<String> pause(MedicationOrder order, Instant now) {
        return order.status() != MedicationOrder.Status.ACTIVE
                ? Stream.empty()
                : order.dosing().ending().stream()
                        .filter(end -> end.surelyBefore(now))
                        .map(end -> "its doses ended on %s: do not start the next cycle until the counts have recovered"
                                .formatted(end.written()));
    }
}
