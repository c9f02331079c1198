package org.nadir.toxicity.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nadir.toxicity.chart.CountHistory;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;
import org.nadir.toxicity.protocol.Windows;

/** Where the patient stands in treatment and when counts and symptoms were last looked at. */
final class MonitoringFacts {

    private final Protocol protocol;
    private final Vocabulary vocabulary;
    private final CountEvidence evidence;
    private final Instant now;

    MonitoringFacts(Protocol protocol, Vocabulary vocabulary, CountEvidence evidence, Instant now) {
        this.protocol = protocol;
        this.vocabulary = vocabulary;
        this.evidence = evidence;
        this.now = now;
    }

    void addTo(Facts facts, PatientChart chart, CountHistory history, TreatmentCourse course) {
        course.cycleAt(now).ifPresent(cycle -> facts.know(Fact.CYCLE, cycle));
        course.at(now).ifPresent(day -> facts.know(Fact.CYCLE_DAY, day.day()));
        chart.person().age().ifPresent(age -> facts.know(Fact.AGE_IN_YEARS, age));
        history.lastBloodCount().ifPresent(last -> bloodCount(facts, last));
        facts.know(Fact.CBC_ORDERED, isBloodCountOrdered(chart, history));
        firstDose(facts, history, course);
        facts.know(Fact.SYMPTOMS_ASSESSED_TODAY, areSymptomsAssessed(chart));
    }

    private void bloodCount(Facts facts, LaboratoryResult last) {
        Duration age = Duration.between(last.time().instant(), now);
        facts.know(Fact.DAYS_SINCE_CBC, (int) Math.max(0, age.toDays()));
        facts.support(Fact.DAYS_SINCE_CBC, List.of(evidence.of(last)));
    }

    /** An open order that is older than the last count has been answered by it. */
    private boolean isBloodCountOrdered(PatientChart chart, CountHistory history) {
        Optional<Instant> last =
                history.lastBloodCount().map(result -> result.time().instant());
        return chart.serviceOrders().stream()
                .filter(order -> order.inHand() || order.open())
                .filter(order -> vocabulary.services().bloodCount().contains(order.service()))
                .anyMatch(order -> order.inHand()
                        || order.ordered() == null
                        || last.isEmpty()
                        || order.isOrderedSince(last.get()));
    }

    private void firstDose(Facts facts, CountHistory history, TreatmentCourse course) {
        boolean first = course.isFirstDoseInHand();
        facts.know(Fact.FIRST_DOSE_IN_HAND, first);
        Optional<Duration> window = protocol.windows().of(Windows.Name.BASELINE);
        if (!first || window.isEmpty()) {
            return;
        }
        Instant start = course.orders().stream()
                .findFirst()
                .flatMap(MedicationOrder::begins)
                .map(ClinicalTime::instant)
                .orElse(now);
        Instant dose = start.isBefore(now) ? now : start;
        facts.know(
                Fact.CBC_BEFORE_FIRST_DOSE,
                history.lastBloodCount()
                        .filter(last -> !last.time().surelyBefore(dose.minus(window.get())))
                        .isPresent());
    }

    private boolean areSymptomsAssessed(PatientChart chart) {
        return chart.symptomAssessments().stream().anyMatch(time -> time.isOnDayOf(now));
    }
}
