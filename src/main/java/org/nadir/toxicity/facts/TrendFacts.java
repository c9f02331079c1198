package org.nadir.toxicity.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Bound;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.Possibility;
import org.nadir.toxicity.chart.CountHistory;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.FactValue.Amount;
import org.nadir.toxicity.protocol.FactValue.Number;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Windows;

/** What only a row of results tells: baseline, how long a count has been low, worst grade of the first cycle. */
final class TrendFacts {

    private final Protocol protocol;
    private final Ctcae ctcae;
    private final CountEvidence evidence;
    private final Instant now;

    TrendFacts(Protocol protocol, CountEvidence evidence, Instant now) {
        this.protocol = protocol;
        this.ctcae = Ctcae.of(protocol.ctcaeVersion());
        this.evidence = evidence;
        this.now = now;
    }

    void addTo(Facts facts, CountHistory history, TreatmentCourse course) {
        for (Analyte line : CountHistory.LINES) {
            course.firstDose().ifPresent(first -> baseline(facts, line, before(first, history.of(line))));
            worstOfFirstCycle(facts, line, history.of(line), course);
        }
        lasting(Windows.Name.PROLONGED_NEUTROPENIA, Analyte.NEUTROPHILS, history)
                .ifPresent(run -> prolongedNeutropenia(facts, run));
        lasting(Windows.Name.CHRONIC_ANEMIA, Analyte.HEMOGLOBIN, history).ifPresent(run -> chronicAnemia(facts, run));
    }

    /** The last value before the first dose; on a day given without a time the blood is drawn before the dose. */
    private static Optional<LaboratoryResult> before(ClinicalTime firstDose, List<LaboratoryResult> results) {
        return results.stream()
                .filter(result -> result.time().isAtOrBefore(firstDose))
                .reduce((one, later) -> later);
    }

    private void baseline(Facts facts, Analyte line, Optional<LaboratoryResult> baseline) {
        baseline.ifPresent(result -> {
            Fact fact = FactsOfLine.of(line).baselineGrade();
            lowestGrade(facts, fact, List.of(result));
            facts.support(fact, List.of(evidence.of("baseline " + line.label(), result, List.of())));
        });
    }

    private void worstOfFirstCycle(Facts facts, Analyte line, List<LaboratoryResult> results, TreatmentCourse course) {
        Fact fact = FactsOfLine.of(line).worstGradeInFirstCycle();
        if (course.cycleAt(now).isEmpty()) {
            facts.knowAtMost(
                    fact, results.stream().mapToInt(this::surestGrade).max().orElse(0));
            return;
        }
        Optional<LaboratoryResult> worst = results.stream()
                .filter(result -> course.isInFirstCycle(result.time().instant()))
                .max(Comparator.comparing(this::surestGrade));
        worst.ifPresentOrElse(
                result -> {
                    facts.know(fact, surestGrade(result));
                    facts.support(fact, List.of(evidence.of(result, List.of("worst of cycle 1"))));
                },
                () -> facts.know(fact, 0));
    }

    /** The results of a state that has lasted as long as the protocol asks. */
    private Optional<List<LaboratoryResult>> lasting(Windows.Name name, Analyte analyte, CountHistory history) {
        Optional<Duration> window = protocol.windows().of(name);
        Instant oldest = now.minus(protocol.windows().results());
        return window.filter(any -> history.last(analyte)
                        .filter(last -> !last.time().surelyBefore(oldest))
                        .isPresent())
                .map(duration -> history.since(analyte, now.minus(duration)))
                .filter(run -> !run.isEmpty());
    }

    /** The highest count of the run: all of it is below what this is below. */
    private void prolongedNeutropenia(Facts facts, List<LaboratoryResult> run) {
        List<BigDecimal> lowest =
                run.stream().map(result -> ends(result).getFirst()).toList();
        List<BigDecimal> highest =
                run.stream().map(result -> ends(result).getLast()).toList();
        String unit = Fact.PROLONGED_NEUTROPHILS.unit();
        List<FactValue> values = Stream.of(max(lowest), max(highest))
                .distinct()
                .map(value -> (FactValue) new Amount(value, unit))
                .toList();
        know(facts, Fact.PROLONGED_NEUTROPHILS, values, run);
        support(facts, Fact.PROLONGED_NEUTROPHILS, run);
    }

    private void chronicAnemia(Facts facts, List<LaboratoryResult> run) {
        lowestGrade(facts, Fact.CHRONIC_ANEMIA_GRADE, run);
        support(facts, Fact.CHRONIC_ANEMIA_GRADE, run);
    }

    private void support(Facts facts, Fact fact, List<LaboratoryResult> run) {
        facts.support(
                fact, run.reversed().stream().map(result -> evidence.of(result)).toList());
    }

    /** The lowest grade of a row of results, open where a result leaves its grade open. */
    private void lowestGrade(Facts facts, Fact fact, List<LaboratoryResult> run) {
        int low = run.stream().mapToInt(this::surestGrade).min().orElseThrow();
        int high = run.stream().mapToInt(this::highestGrade).min().orElseThrow();
        know(
                facts,
                fact,
                Stream.of(low, high).distinct().<FactValue>map(Number::new).toList(),
                run);
    }

    private static void know(Facts facts, Fact fact, List<FactValue> values, List<LaboratoryResult> run) {
        if (values.size() == 1) {
            facts.know(fact, values.getFirst());
            return;
        }
        boolean bounded = run.stream().anyMatch(result -> result.value().bound() != Bound.EXACT);
        facts.leaveOpen(new Facts.Open(
                Set.of(fact),
                values.stream().map(value -> Map.of(fact, value)).toList(),
                bounded ? Facts.Doubt.BOUNDED : Facts.Doubt.NO_LOWER_LIMIT));
    }

    private List<BigDecimal> ends(LaboratoryResult result) {
        return ctcae.possibilities(result.value()).stream()
                .map(Possibility::value)
                .sorted()
                .toList();
    }

    private int surestGrade(LaboratoryResult result) {
        return grades(result).min().orElse(0);
    }

    private int highestGrade(LaboratoryResult result) {
        return grades(result).max().orElse(0);
    }

    private IntStream grades(LaboratoryResult result) {
        return ctcae.possibilities(result.value()).stream().mapToInt(Possibility::grade);
    }

    private static BigDecimal max(Collection<BigDecimal> values) {
        return values.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
