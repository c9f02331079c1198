package org.nadir.fhiroperations.cohort;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.fhir.Canonical;

/** Writes a summary as a MeasureReport of the Measure {@code toxicity-summary}. */
final class MeasureReportWriter {

    static final String MEASURE = Canonical.BASE + "/Measure/toxicity-summary|0.1.0";
    static final String PROFILE = Canonical.BASE + "/StructureDefinition/cohort-report";
    static final String PUBLISHED = Canonical.BASE + "/StructureDefinition/published-figure";

    private final ToxicitySummary summary;

    private MeasureReportWriter(ToxicitySummary summary) {
        this.summary = summary;
    }

    static MeasureReport write(ToxicitySummary summary) {
        return new MeasureReportWriter(summary).report();
    }

    private MeasureReport report() {
        MeasureReport report = new MeasureReport()
                .setStatus(MeasureReportStatus.COMPLETE)
                .setType(MeasureReportType.SUMMARY)
                .setMeasure(MEASURE)
                .setSubject(subject())
                .setPeriod(period());
        report.getMeta().addProfile(PROFILE);
        report.setDateElement(new DateTimeType(summary.made().toString()));
        report.addExtension(
                Canonical.CTCAE_VERSION, new CodeType(summary.terms().version().label()));
        report.setText(SummaryNarrative.of(summary));
        report.addGroup(members());
        for (CountedTerm term : CountedTerm.values()) {
            report.addGroup(group(term));
        }
        summary.publishedOnly().forEach(figure -> report.addExtension(published(figure)));
        return report;
    }

    private Reference subject() {
        String description = summary.cohort();
        if (description.startsWith("Group/")) {
            return new Reference(description);
        }
        Group group =
                new Group().setType(Group.GroupType.PERSON).setActual(false).setName(description);
        group.setId("cohort");
        Reference subject = new Reference().setDisplay(description);
        subject.setResource(group);
        return subject;
    }

    private Period period() {
        Period period = new Period();
        LocalDate start = summary.terms().period().start();
        LocalDate end = summary.terms().period().end();
        if (start != null) {
            period.setStartElement(new DateTimeType(start.toString()));
        }
        LocalDate last = end == null ? summary.made().atZone(ZoneOffset.UTC).toLocalDate() : end;
        return period.setEndElement(new DateTimeType(last.toString()));
    }

    private MeasureReportGroupComponent members() {
        ToxicityCounts counts = summary.counts();
        long treated = counts.whole().denominator();
        return group(
                SummaryCodes.own("cohort", "Cohort"),
                List.of(
                        new Population(
                                SummaryCodes.population("initial-population", "Initial Population"),
                                treated + counts.untreated() + counts.animals()),
                        Population.denominator(treated),
                        new Population(SummaryCodes.own("untreated", "Untreated"), counts.untreated()),
                        new Population(SummaryCodes.own("animal", "Animal"), counts.animals())));
    }

    private MeasureReportGroupComponent group(CountedTerm term) {
        CodeableConcept code = SummaryCodes.own(term.code(), term.display());
        Ctcae.of(summary.terms().version()).term(term.analyte()).ifPresent(ctcae -> code.setText(ctcae.display())
                .addCoding()
                .setSystem(CtcaeTerm.SYSTEM)
                .setCode(ctcae.code())
                .setDisplay(ctcae.display()));
        Tally whole = summary.counts().whole();
        MeasureReportGroupComponent group = group(code, Population.of(whole, term));
        whole.percent(whole.severe(term)).ifPresent(percent -> group.setMeasureScore(percent(percent)));
        summary.published(term.code()).forEach(figure -> group.addExtension(published(figure)));
        stratify(group, term);
        return group;
    }

    /** Each stratifier of the Measure stands there, even without a stratum: a validator asks for it. */
    private void stratify(MeasureReportGroupComponent group, CountedTerm term) {
        stratifier(group, term, SummaryCodes.own("arm", "Arm"), of -> of.isOfOneArm() && !of.isOfOneCycle());
        stratifier(group, term, SummaryCodes.own("cycle", "Cycle"), of -> !of.isOfOneArm() && of.isOfOneCycle());
        stratifier(
                group,
                term,
                SummaryCodes.own("arm-and-cycle", "Arm and cycle"),
                of -> of.isOfOneArm() && of.isOfOneCycle());
    }

    private void stratifier(
            MeasureReportGroupComponent group, CountedTerm term, CodeableConcept code, Predicate<Stratum> belongs) {
        MeasureReportGroupStratifierComponent stratifier = group.addStratifier().addCode(code);
        summary.counts().strata().forEach((stratum, tally) -> {
            if (belongs.test(stratum)) {
                stratum(stratifier.addStratum(), stratum, tally, term);
            }
        });
    }

    private static void stratum(StratifierGroupComponent part, Stratum stratum, Tally tally, CountedTerm term) {
        CodeableConcept arm = new CodeableConcept().setText(stratum.arm().label());
        CodeableConcept cycle = new CodeableConcept().setText(stratum.cycle().label());
        if (stratum.isOfOneArm() && stratum.isOfOneCycle()) {
            part.addComponent().setCode(SummaryCodes.own("arm", "Arm")).setValue(arm);
            part.addComponent().setCode(SummaryCodes.own("cycle", "Cycle")).setValue(cycle);
        } else {
            part.setValue(stratum.isOfOneArm() ? arm : cycle);
        }
        Population.of(tally, term)
                .forEach(population ->
                        part.addPopulation().setCode(population.code()).setCount(population.asInt()));
        tally.percent(tally.severe(term)).ifPresent(percent -> part.setMeasureScore(percent(percent)));
    }

    private static Extension published(PublishedFigure figure) {
        Extension extension = new Extension(PUBLISHED);
        extension.addExtension("term", SummaryCodes.own(figure.term(), figure.display()));
        extension.addExtension("report", new Reference(figure.report()));
        extension.addExtension("source", new StringType(figure.source()));
        extension.addExtension("population", new StringType(figure.population()));
        if (figure.count() != null) {
            extension.addExtension("count", new DecimalType(figure.count()));
        }
        if (figure.percent() != null) {
            extension.addExtension("percent", percent(figure.percent()));
        }
        return extension;
    }

    private static MeasureReportGroupComponent group(CodeableConcept code, List<Population> populations) {
        MeasureReportGroupComponent group = new MeasureReportGroupComponent().setCode(code);
        populations.forEach(
                population -> group.addPopulation().setCode(population.code()).setCount(population.asInt()));
        return group;
    }

    private static Quantity percent(BigDecimal value) {
        return new Quantity()
                .setValue(value)
                .setUnit("%")
                .setSystem("http://unitsofmeasure.org")
                .setCode("%");
    }

    /** How many patients a code applies to. */
    private record Population(CodeableConcept code, long count) {

        static Population denominator(long count) {
            return new Population(SummaryCodes.population("denominator", "Denominator"), count);
        }

        static List<Population> of(Tally tally, CountedTerm term) {
            List<Population> populations = new ArrayList<>();
            populations.add(denominator(tally.denominator()));
            populations.add(new Population(SummaryCodes.population("numerator", "Numerator"), tally.severe(term)));
            for (Category category : Category.values()) {
                populations.add(new Population(
                        SummaryCodes.own(category.code(), category.display()), tally.count(term, category)));
            }
            return populations;
        }

        int asInt() {
            return Math.toIntExact(count);
        }
    }
}
