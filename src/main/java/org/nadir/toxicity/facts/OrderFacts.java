package org.nadir.toxicity.facts;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.MedicationOrder.Status;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;

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
        List<MedicationOrder> study = orders(chart, protocol.studyDrug());
        flag(facts, Fact.ORDER_ACTIVE, study, order -> !order.inHand() && order.status() == Status.ACTIVE);
        flag(facts, Fact.ORDER_ON_HOLD, study, order -> order.status() == Status.ON_HOLD);
        flag(facts, Fact.DRAFT_IN_HAND, study, MedicationOrder::isDraftInHand);
        flag(facts, Fact.TREATED, study, OrderFacts::isTreatment);
        supportive(facts, Fact.GCSF_ORDERED, chart, vocabulary.medications().gcsf());
        flag(facts, Fact.GCSF_IN_HAND, orders(chart, vocabulary.medications().gcsf()), MedicationOrder::isDraftInHand);
        supportive(facts, Fact.ESA_ORDERED, chart, vocabulary.medications().erythropoiesisStimulating());
        supportive(
                facts,
                Fact.ANTIBIOTIC_PROPHYLAXIS_ORDERED,
                chart,
                vocabulary.medications().antibacterialProphylaxis());
        supportive(
                facts,
                Fact.BROAD_SPECTRUM_ANTIBIOTICS_ORDERED,
                chart,
                vocabulary.medications().broadSpectrumAntibiotics());
        facts.know(
                Fact.RBC_TRANSFUSION_ORDERED,
                transfused(chart, vocabulary.services().rbcTransfusion()));
        facts.know(
                Fact.PLATELET_TRANSFUSION_ORDERED,
                transfused(chart, vocabulary.services().plateletTransfusion()));
        facts.know(Fact.UNREADABLE_DATA, chart.doubts().size());
        chart.doubts().forEach(facts::fallShort);
    }

    private static List<MedicationOrder> orders(PatientChart chart, ConceptSet kind) {
        return chart.medicationOrders().stream()
                .filter(order -> kind.contains(order.medication()))
                .toList();
    }

    private static boolean isTreatment(MedicationOrder order) {
        return order.status() == Status.ACTIVE || order.status() == Status.ON_HOLD || order.isDraftInHand();
    }

    private void supportive(Facts facts, Fact fact, PatientChart chart, ConceptSet kind) {
        flag(facts, fact, orders(chart, kind), order -> order.status() == Status.ACTIVE || order.isDraftInHand());
    }

    private void flag(Facts facts, Fact fact, List<MedicationOrder> orders, Predicate<MedicationOrder> test) {
        List<MedicationOrder> found = orders.stream().filter(test).toList();
        facts.know(fact, !found.isEmpty());
        facts.support(
                fact,
                found.stream()
                        .map(order -> OrderEvidence.of(
                                order, fact == Fact.ORDER_ACTIVE ? OrderEvidence.pause(order, now) : Stream.empty()))
                        .toList());
    }

    private boolean transfused(PatientChart chart, ConceptSet kind) {
        Instant since = now.minus(protocol.windows().transfusion());
        return chart.serviceOrders().stream()
                .filter(order -> kind.contains(order.service()))
                .anyMatch(order -> order.inHand() || order.isOrderedSince(since));
    }
}
