package org.nadir.fhiroperations.apply;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Protocol;

/**
 * What a protocol advises for a patient, with what it was read from.
 *
 * @param advice the most urgent first
 * @param remarks what a reader must know of the whole
 */
record AppliedProtocol(
        Protocol protocol, Subject subject, List<Recommendation> advice, List<String> remarks, Instant now) {

    /** The patient, and the chart that was read. */
    record Subject(String patientId, PatientChart chart) {

        String reference() {
            return "Patient/" + patientId;
        }
    }

    AppliedProtocol {
        advice = List.copyOf(advice);
        remarks = List.copyOf(remarks);
    }

    /** When it was applied, to the second, in UTC. */
    DateTimeType moment() {
        return new DateTimeType(now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
