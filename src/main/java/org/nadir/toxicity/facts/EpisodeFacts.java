package org.nadir.toxicity.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.Possibility;
import org.nadir.toxicity.chart.CountHistory;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Protocol;

/**
 * How often each line fell to the grade of an episode under treatment, and whether the dose was reduced since.
 *
 * <p>An episode ends with the first result below that grade; a result that may be on either side changes nothing.
 */
final class EpisodeFacts {

    private final Protocol protocol;
    private final Ctcae ctcae;
    private final CountEvidence evidence;

    EpisodeFacts(Protocol protocol, CountEvidence evidence) {
        this.protocol = protocol;
        this.ctcae = Ctcae.of(protocol.ctcaeVersion());
        this.evidence = evidence;
    }

    void addTo(Facts facts, CountHistory history, TreatmentCourse course) {
        levels(facts, course);
        Optional<Integer> grade = protocol.limits().episode();
        if (grade.isEmpty()) {
            return;
        }
        if (course.firstDose().isEmpty()) {
            // Without a date no order is known to have come after a fall, and none takes the advice away.
            facts.know(Fact.DOSE_REDUCED, false);
            CountHistory.LINES.forEach(line -> facts.knowAtMost(
                    FactsOfLine.of(line).episodes(),
                    beginnings(history.of(line), grade.get()).size()));
            return;
        }
        List<LaboratoryResult> beginnings = new ArrayList<>();
        for (Analyte line : CountHistory.LINES) {
            List<LaboratoryResult> found = beginnings(after(course.firstDose().get(), history.of(line)), grade.get());
            facts.know(FactsOfLine.of(line).episodes(), found.size());
            facts.support(FactsOfLine.of(line).episodes(), numbered(found));
            beginnings.addAll(found);
        }
        doses(facts, course, beginnings);
    }

    private static List<LaboratoryResult> after(ClinicalTime firstDose, List<LaboratoryResult> results) {
        return results.stream()
                .filter(result -> !result.time().isAtOrBefore(firstDose))
                .toList();
    }

    private List<LaboratoryResult> beginnings(List<LaboratoryResult> results, int grade) {
        List<LaboratoryResult> found = new ArrayList<>();
        boolean fallen = false;
        for (LaboratoryResult result : results) {
            boolean surelyFallen = grades(result).allMatch(possible -> possible >= grade);
            boolean surelyNot = grades(result).allMatch(possible -> possible < grade);
            if (surelyFallen && !fallen) {
                found.add(result);
            }
            fallen = surelyFallen || (fallen && !surelyNot);
        }
        return found;
    }

    /** A single episode is no recurrence and is shown by its current value alone. */
    private List<Evidence> numbered(List<LaboratoryResult> beginnings) {
        return beginnings.size() < 2
                ? List.of()
                : IntStream.range(0, beginnings.size())
                        .mapToObj(index ->
                                evidence.of(beginnings.get(index), List.of("episode " + (index + 1) + " begins")))
                        .toList();
    }

    private static Optional<MedicationOrder> latest(TreatmentCourse course) {
        return course.orders().stream().reduce((one, later) -> later);
    }

    private void levels(Facts facts, TreatmentCourse course) {
        latest(course)
                .flatMap(order -> order.dosing().amount())
                .filter(dose -> !protocol.drug().levels().isEmpty())
                .ifPresent(dose -> facts.know(
                        Fact.LOWER_DOSE_LISTED, protocol.drug().nextBelow(dose).isPresent()));
    }

    private void doses(Facts facts, TreatmentCourse course, List<LaboratoryResult> beginnings) {
        Optional<MedicationOrder> current = latest(course);
        Optional<Dose> dose = current.flatMap(order -> order.dosing().amount());
        current.ifPresent(order ->
                facts.support(Fact.DOSE_REDUCED, List.of(OrderEvidence.of(order, dose.map(this::remark).stream()))));
        facts.know(
                Fact.DOSE_REDUCED,
                beginnings.stream()
                        .map(LaboratoryResult::time)
                        .max(ClinicalTime::compareTo)
                        .filter(last -> current.isPresent() && isReduced(course, current.get(), last))
                        .isPresent());
    }

    private String remark(Dose dose) {
        if (protocol.drug().levels().isEmpty()) {
            return "dose %s; the protocol lists no dose levels here".formatted(dose);
        }
        return protocol.drug()
                .nextBelow(dose)
                .map(level -> "dose %s; next lower level of the protocol: %s".formatted(dose, level))
                .orElse("dose %s; the protocol lists no lower level: discuss discontinuation".formatted(dose));
    }

    /** Whether the current order was written after the last fall, with less than the order in force at the fall. */
    private static boolean isReduced(TreatmentCourse course, MedicationOrder current, ClinicalTime fall) {
        Optional<Dose> before = course.orders().stream()
                .filter(order -> order.begins().orElseThrow().isAtOrBefore(fall))
                .reduce((one, later) -> later)
                .flatMap(order -> order.dosing().amount());
        Optional<Dose> now = current.dosing().amount();
        return !current.begins().orElseThrow().isAtOrBefore(fall)
                && before.isPresent()
                && now.flatMap(dose -> dose.isBelow(before.get())).orElse(false);
    }

    private Stream<Integer> grades(LaboratoryResult result) {
        return ctcae.possibilities(result.value()).stream().map(Possibility::grade);
    }
}
