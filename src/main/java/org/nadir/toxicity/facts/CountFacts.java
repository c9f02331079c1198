package org.nadir.toxicity.facts;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Bound;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.Possibility;
import org.nadir.toxicity.chart.CountHistory;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.ResultStatus;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.FactValue.Amount;
import org.nadir.toxicity.protocol.FactValue.Number;
import org.nadir.toxicity.protocol.Protocol;

/** The current counts, their grades, and what is missing or refused among them. */
final class CountFacts {

    private final Protocol protocol;
    private final Ctcae ctcae;
    private final Influences influences;
    private final Instant oldest;

    CountFacts(Protocol protocol, Influences influences, Instant now) {
        this.protocol = protocol;
        this.ctcae = Ctcae.of(protocol.ctcaeVersion());
        this.influences = influences;
        this.oldest = now.minus(protocol.windows().results());
    }

    /** The current neutrophils are needed again, to join temperatures to them in time. */
    Optional<LaboratoryResult> addTo(Facts facts, CountHistory history, List<RefusedResult> refused) {
        Map<Analyte, LaboratoryResult> current = new EnumMap<>(Analyte.class);
        for (Analyte analyte : Analyte.values()) {
            history.last(analyte)
                    .filter(result -> !result.time().surelyBefore(oldest))
                    .ifPresent(result -> current.put(analyte, result));
        }
        current.values().forEach(result -> add(facts, result));
        if (current.keySet().containsAll(CountHistory.LINES)) {
            facts.know(
                    Fact.CURRENT_VALUES_FINAL,
                    CountHistory.LINES.stream()
                            .map(current::get)
                            .noneMatch(result -> result.status() == ResultStatus.PRELIMINARY));
        }
        addMissing(facts, current.keySet(), history);
        addRefused(facts, refused);
        return Optional.ofNullable(current.get(Analyte.NEUTROPHILS));
    }

    private void add(Facts facts, LaboratoryResult result) {
        Fact amount = amountFact(result.analyte());
        Fact grade = gradeFact(result.analyte());
        List<Map<Fact, FactValue>> possible = ctcae.possibilities(result.value()).stream()
                .map(possibility -> known(result, possibility))
                .distinct()
                .toList();
        if (possible.size() == 1) {
            possible.getFirst().forEach(facts::know);
        } else {
            boolean bounded = result.value().bound() != Bound.EXACT;
            facts.leaveOpen(new Facts.Open(
                    Set.of(amount, grade), possible, bounded ? Facts.Doubt.BOUNDED : Facts.Doubt.NO_LOWER_LIMIT));
        }
        Optional<String> raised = influences.on(result);
        if (CountHistory.LINES.contains(result.analyte())) {
            facts.know(FactsOfLine.of(result.analyte()).raised(), raised.isPresent());
        }
        List<Evidence> evidence = List.of(new CountEvidence(ctcae, influences).of(result));
        facts.support(amount, evidence);
        facts.support(grade, evidence);
    }

    private static Map<Fact, FactValue> known(LaboratoryResult result, Possibility possibility) {
        return Map.of(
                amountFact(result.analyte()),
                new Amount(possibility.value(), result.analyte().canonicalUnit().ucum()),
                gradeFact(result.analyte()),
                new Number(possibility.grade()));
    }

    private void addMissing(Facts facts, Set<Analyte> current, CountHistory history) {
        List<Analyte> missing = CountHistory.LINES.stream()
                .filter(line -> !current.contains(line))
                .sorted()
                .toList();
        facts.know(Fact.MISSING_LINES, missing.size());
        for (Analyte line : missing) {
            String last = history.last(line)
                    .map(result -> "; the last one, %s, is of %s"
                            .formatted(
                                    ValueText.of(result.value()), result.time().written()))
                    .orElse("");
            facts.fallShort("%s: no usable result in the last %d days%s"
                    .formatted(line.label(), protocol.windows().results().toDays(), last));
        }
    }

    private void addRefused(Facts facts, List<RefusedResult> refused) {
        List<RefusedResult> recent = refused.stream()
                .filter(result ->
                        result.when().map(time -> !time.surelyBefore(oldest)).orElse(true))
                .toList();
        facts.know(Fact.REFUSED_RESULTS, recent.size());
        for (RefusedResult result : recent) {
            facts.fallShort("%s (%s%s) is not used: %s"
                    .formatted(
                            result.label(),
                            result.source().reference(),
                            result.when().map(time -> ", " + time.written()).orElse(""),
                            result.reason()));
        }
    }

    private static Fact amountFact(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS -> Fact.NEUTROPHILS;
            case PLATELETS -> Fact.PLATELETS;
            case HEMOGLOBIN -> Fact.HEMOGLOBIN;
            case LYMPHOCYTES -> Fact.LYMPHOCYTES;
            case LEUKOCYTES -> Fact.LEUKOCYTES;
        };
    }

    private static Fact gradeFact(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS -> Fact.NEUTROPHIL_GRADE;
            case PLATELETS -> Fact.THROMBOCYTOPENIA_GRADE;
            case HEMOGLOBIN -> Fact.ANEMIA_GRADE;
            case LYMPHOCYTES -> Fact.LYMPHOPENIA_GRADE;
            case LEUKOCYTES -> Fact.LEUKOPENIA_GRADE;
        };
    }
}
