package org.nadir.fhiroperations.apply;

import java.time.Instant;
import java.util.List;
import org.nadir.toxicity.PatientChart;
import org.nadir.toxicity.Protocol;
import org.nadir.toxicity.Recommendation;

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
}
