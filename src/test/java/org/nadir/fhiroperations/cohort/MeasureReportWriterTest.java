package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Conformance;
import org.nadir.testing.Definitions;

class MeasureReportWriterTest {

    private final ToxicityCounts counts = new ToxicityCounts();

    private static List<String> populations(MeasureReportGroupComponent group) {
        return group.getPopulation().stream()
                .map(population -> population.getCode().getCodingFirstRep().getCode() + " " + population.getCount())
                .toList();
    }

    private static MeasureReportGroupComponent group(MeasureReport report, String code) {
        return report.getGroup().stream()
                .filter(group -> group.getCode().getCodingFirstRep().getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReportWithArmsAndCyclesIsValidR4() {
        Patients.random(40, 2, 3).map(Patients::treated).forEach(counts::add);

        Conformance.assertValid(MeasureReportWriter.write(Summaries.of(counts)));
    }

    @Test
    void aReportOfNobodyIsValidR4_andHasNoRate() {
        MeasureReport report = MeasureReportWriter.write(Summaries.of(counts));

        Conformance.assertValid(report);
        assertThat(report.getGroup()).noneMatch(MeasureReportGroupComponent::hasMeasureScore);
    }

    @Test
    void theValidatorComparesTheReportWithTheMeasure() {
        MeasureReport report = MeasureReportWriter.write(Summaries.of(counts));
        report.getGroup().removeLast();

        assertThat(Conformance.errors(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(report)))
                .isNotEmpty();
    }

    @Test
    void itRefersToTheShippedMeasure_andHasItsGroupsAndPopulations() {
        Measure measure = (Measure) Definitions.resource("Measure-toxicity-summary");
        MeasureReport report = MeasureReportWriter.write(Summaries.of(counts));

        assertThat(report.getMeasure()).isEqualTo(measure.getUrl() + "|" + measure.getVersion());
        for (Measure.MeasureGroupComponent defined : measure.getGroup()) {
            assertThat(group(report, defined.getCode().getCodingFirstRep().getCode())
                            .getPopulation())
                    .extracting(population ->
                            population.getCode().getCodingFirstRep().getCode())
                    .containsExactlyInAnyOrderElementsOf(defined.getPopulation().stream()
                            .map(population ->
                                    population.getCode().getCodingFirstRep().getCode())
                            .toList());
        }
    }

    @Test
    void aGroupHoldsCountsAndRate_withThePublishedFigureBesideIt() {
        counts.add(Patients.treated(Patients.patient(Arm.Special.ALL, Cycle.number(1), CountedTerm.NEUTROPENIA, 4, 4)));
        counts.add(Patients.treated(new PatientToxicity(Arm.Special.ALL)));
        counts.add(new CohortMember.Untreated());

        MeasureReport report = MeasureReportWriter.write(Summaries.of(counts));

        assertThat(populations(group(report, "cohort")))
                .containsExactly("initial-population 3", "denominator 2", "untreated 1", "animal 0");
        MeasureReportGroupComponent neutropenia = group(report, "neutropenia");
        assertThat(populations(neutropenia))
                .contains("denominator 2", "numerator 1", "grade-4 1", "no-result 1", "grade-3 0");
        assertThat(neutropenia.getMeasureScore().getValue()).isEqualByComparingTo("50");
        assertThat(neutropenia.getExtensionByUrl(MeasureReportWriter.PUBLISHED).getExtension())
                .extracting(part -> part.getUrl())
                .containsExactly("term", "report", "source", "population", "percent");
        assertThat(report.getExtensionByUrl(MeasureReportWriter.PUBLISHED).getExtension())
                .extracting(part -> part.getUrl())
                .containsExactly("term", "report", "source", "population", "count");
    }
}
