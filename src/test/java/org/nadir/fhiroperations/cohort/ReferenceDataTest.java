package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Definitions;

/** The published figures and the Measure, as shipped. */
class ReferenceDataTest {

    @Test
    void theTablesHoldWhatSeedPrints_withoutADenominator() {
        assertThat(figures("cemsidomide-published-table-1"))
                .containsExactly(
                        "neutropenia 34%", "anemia 28%", "thrombocytopenia 13%", "lymphopenia 16%", "infection 19%");
        assertThat(figures("cemsidomide-published-table-2"))
                .containsExactly("neutropenia n=11", "anemia n=4", "febrile-neutropenia n=4");
    }

    @Test
    void eachReportNamesItsMeasure_andSaysThatThereIsNoSecondSource() {
        for (int table = 1; table <= 2; table++) {
            String id = "cemsidomide-published-table-" + table;
            MeasureReport report = (MeasureReport) Definitions.resource("MeasureReport-" + id);
            Measure measure = (Measure) Definitions.resource("Measure-" + id);

            assertThat(report.getMeasure()).isEqualTo(measure.getUrl() + "|" + measure.getVersion());
            assertThat(report.getReporter().getDisplay()).contains("SEED Table " + table, "no second source");
            assertThat(measure.getDescription()).contains("SEED only; no second source");
            assertThat(measure.getRelatedArtifactFirstRep().getCitation()).contains("BenchChem");
        }
    }

    private static List<String> figures(String id) {
        return ((MeasureReport) Definitions.resource("MeasureReport-" + id))
                .getGroup().stream()
                        .map(group -> group.getCode().getCodingFirstRep().getCode()
                                + (group.hasMeasureScore()
                                        ? " " + group.getMeasureScore().getValue() + "%"
                                        : "")
                                + (group.hasPopulation()
                                        ? " n=" + group.getPopulationFirstRep().getCount()
                                        : ""))
                        .toList();
    }
}
