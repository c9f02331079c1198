package org.nadir.fhiroperations.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.protocol.Protocol;

/**
 * What is known of a patient's treatment at one moment.
 *
 * @param findings symptoms and signs, one for each kind that they are of
 * @param doubts what could not be read, or is in doubt, in sentences
 */
record Course(
        Protocol protocol,
        PatientChart chart,
        Treatment treatment,
        List<CourseFinding> findings,
        List<String> doubts,
        Instant now) {

    /**
     * Doses, cycles and orders.
     *
     * @param first the first dose on record; null where there is none
     * @param day today's day of the last cycle; null where it is not known
     * @param orders the earliest first; those without a time come last
     */
    record Treatment(
            @Nullable ClinicalTime first,
            List<Cycle> cycles,
            @Nullable Integer day,
            List<CourseOrder> orders) {

        Treatment {
            cycles = List.copyOf(cycles);
            orders = List.copyOf(orders);
        }

        Optional<ClinicalTime> firstDose() {
            return Optional.ofNullable(first);
        }

        Optional<Integer> cycleDay() {
            return Optional.ofNullable(day);
        }
    }

    Course {
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
    }
}
