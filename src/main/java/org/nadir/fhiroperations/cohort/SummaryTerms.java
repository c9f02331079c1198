package org.nadir.fhiroperations.cohort;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.facts.TreatmentCourse;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Windows;

/**
 * By what a summary is made.
 *
 * @param protocol names the study drug
 * @param cycleDays the length of a cycle; null where nobody says it, and then only orders can name a cycle
 */
record SummaryTerms(
        CtcaeVersion version,
        SummaryPeriod period,
        Protocol protocol,
        @Nullable Integer cycleDays) {

    /** What was asked, and the protocol's own where it was not. */
    static SummaryTerms of(SummaryRequest asked, Protocol protocol) {
        Optional<Integer> cycle = asked.cycleLength()
                .or(() -> protocol.windows().of(Windows.Name.CYCLE).map(length -> (int) length.toDays()));
        return new SummaryTerms(
                asked.version().orElse(protocol.ctcaeVersion()), asked.period(), protocol, cycle.orElse(null));
    }

    /** A patient's treatment, its cycles counted as these terms say. */
    TreatmentCourse courseOf(PatientChart chart) {
        TreatmentCourse course = TreatmentCourse.of(chart, protocol);
        return cycleDays == null ? course : course.withCycleLength(Duration.ofDays(cycleDays));
    }
}
