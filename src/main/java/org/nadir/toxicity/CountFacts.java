package org.nadir.toxicity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.Graded;
import org.nadir.ctcae.GradedBetween;
import org.nadir.ctcae.LabValue;
import org.nadir.ctcae.NotGradable;
import org.nadir.ctcae.Possibility;
import org.nadir.toxicity.FactValue.Amount;
import org.nadir.toxicity.FactValue.Number;

/** The current counts, their grades, and what is missing or refused among them. */
final class CountFacts {

    /** The lines that decide on treatment; lymphocytes and leukocytes are graded and shown only (CLINICAL A2). */
    private static final Set<Analyte> LINES = Set.of(Analyte.NEUTROPHILS, Analyte.HEMOGLOBIN, Analyte.PLATELETS);

    private final Protocol protocol;
    private final Ctcae ctcae;
    private final Instant oldest;

    CountFacts(Protocol protocol, Instant now) {
        this.protocol = protocol;
        this.ctcae = Ctcae.of(protocol.ctcaeVersion());
        this.oldest = now.minus(protocol.windows().results());
    }

    /** The current neutrophils are needed again, to join temperatures to them in time. */
    Optional<LaboratoryResult> addTo(Facts facts, PatientChart chart) {
        List<LaboratoryResult> results = new ArrayList<>(chart.results());
        results.addAll(DerivedNeutrophils.from(chart));
        Map<Analyte, LaboratoryResult> current = new EnumMap<>(Analyte.class);
        results.stream()
                .filter(result -> !result.time().surelyBefore(oldest))
                .sorted(LaboratoryResult.BY_CURRENCY)
                .forEach(result -> current.put(result.analyte(), result));
        current.values().forEach(result -> add(facts, result));
        addMissing(facts, current.keySet(), results);
        addRefused(facts, chart.refused());
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
            facts.leaveOpen(new Facts.Open(Set.of(amount, grade), possible, true));
        }
        List<Evidence> evidence = List.of(evidence(result));
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

    private Evidence evidence(LaboratoryResult result) {
        LabValue canonical = result.value().canonical();
        List<String> remarks = new ArrayList<>(result.remarks());
        Evidence.Grade grade =
                switch (ctcae.grade(result.value())) {
                    case Graded graded -> {
                        if (graded.withinLocalRange()) {
                            remarks.add("within the laboratory's own reference range");
                        }
                        yield new Evidence.Grade(graded.term(), graded.grade(), graded.grade(), graded.criterion());
                    }
                    case GradedBetween between ->
                        new Evidence.Grade(between.term(), between.low(), between.high(), between.criterion());
                    case NotGradable refused ->
                        throw new IllegalStateException("An implausible result reached the facts: " + refused);
                };
        return new Evidence(
                result.analyte().label(),
                ValueText.of(result.value()),
                new Evidence.Amount(canonical.value(), canonical.unit().ucum()),
                grade,
                result.time(),
                result.sources(),
                remarks);
    }

    private void addMissing(Facts facts, Set<Analyte> current, List<LaboratoryResult> all) {
        List<Analyte> missing =
                LINES.stream().filter(line -> !current.contains(line)).sorted().toList();
        facts.know(Fact.MISSING_LINES, missing.size());
        for (Analyte line : missing) {
            String last = all.stream()
                    .filter(result -> result.analyte() == line)
                    .max(LaboratoryResult.BY_CURRENCY)
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
