package org.nadir.toxicity;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.nadir.toxicity.MedicationOrder.Status;

/** What is ordered: the study drug and supportive care. */
final class OrderFacts {

    private final Protocol protocol;
    private final Vocabulary vocabulary;
    private final Instant now;

    OrderFacts(Protocol protocol, Vocabulary vocabulary, Instant now) {
        this.protocol = protocol;
        this.vocabulary = vocabulary;
        this.now = now;
    }

    void addTo(Facts facts, PatientChart chart) {
        List<MedicationOrder> study = chart.medicationOrders().stream()
                .filter(order -> protocol.studyDrug().contains(order.medication()))
                .toList();
        flag(facts, Fact.ORDER_ACTIVE, study, order -> !order.inHand() && order.status() == Status.ACTIVE);
        flag(facts, Fact.ORDER_ON_HOLD, study, order -> order.status() == Status.ON_HOLD);
        flag(facts, Fact.DRAFT_IN_HAND, study, OrderFacts::isDraftInHand);
        flag(
                facts,
                Fact.TREATED,
                study,
                order -> order.status() == Status.ACTIVE || order.status() == Status.ON_HOLD || isDraftInHand(order));
        List<MedicationOrder> gcsf = chart.medicationOrders().stream()
                .filter(order -> vocabulary.gcsf().contains(order.medication()))
                .toList();
        flag(facts, Fact.GCSF_ORDERED, gcsf, order -> order.status() == Status.ACTIVE || isDraftInHand(order));
        facts.know(Fact.RBC_TRANSFUSION_ORDERED, transfused(chart, vocabulary.rbcTransfusion()));
        facts.know(Fact.PLATELET_TRANSFUSION_ORDERED, transfused(chart, vocabulary.plateletTransfusion()));
        facts.know(Fact.UNREADABLE_DATA, chart.doubts().size());
        chart.doubts().forEach(facts::fallShort);
    }

    private static boolean isDraftInHand(MedicationOrder order) {
        return order.inHand() && (order.status() == Status.DRAFT || order.status() == Status.ACTIVE);
    }

    private static void flag(Facts facts, Fact fact, List<MedicationOrder> orders, Predicate<MedicationOrder> test) {
        List<Evidence> because =
                orders.stream().filter(test).map(OrderFacts::evidence).toList();
        facts.know(fact, !because.isEmpty());
        facts.support(fact, because);
    }

    private boolean transfused(PatientChart chart, ConceptSet kind) {
        Instant since = now.minus(protocol.windows().transfusion());
        return chart.serviceOrders().stream()
                .filter(order -> kind.contains(order.service()))
                .anyMatch(order -> order.inHand()
                        || (order.ordered() != null
                                && !order.ordered().instant().isBefore(since)));
    }

    private static Evidence evidence(MedicationOrder order) {
        String status = order.status().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Evidence(
                "order",
                "%s (%s%s)".formatted(order.medication().label(), status, order.inHand() ? ", in hand" : ""),
                null,
                null,
                order.ordered(),
                List.of(order.source()),
                List.of());
    }
}
