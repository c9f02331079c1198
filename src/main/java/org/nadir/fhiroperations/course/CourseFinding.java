package org.nadir.fhiroperations.course;

import java.util.List;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ConceptSet;

/**
 * A finding and what it is a sign of.
 *
 * @param kind the name of the value set that holds it
 */
record CourseFinding(String kind, Finding finding) {

    /** One for each kind that a finding is of; the earliest first, those without a time last. */
    static List<CourseFinding> of(PatientChart chart, List<ConceptSet> kinds) {
        return chart.findings().stream()
                .sorted(Times.earliestFirst(Finding::when))
                .flatMap(finding -> kinds.stream()
                        .filter(kind -> kind.contains(finding.concept()))
                        .map(kind -> new CourseFinding(kind.name(), finding)))
                .toList();
    }
}
