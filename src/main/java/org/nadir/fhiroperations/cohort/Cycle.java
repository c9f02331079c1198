package org.nadir.fhiroperations.cohort;

import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.facts.TreatmentCourse;
import org.nadir.toxicity.facts.TreatmentCourse.CycleDay;

/** A cycle of treatment as a stratum of the summary. */
sealed interface Cycle {

    /** Cycles after this one are counted together, so that no record can make the table grow without end. */
    int MOST = 40;

    String label();

    /** Where it stands in the table. */
    int rank();

    static Cycle number(int number) {
        return number > MOST ? Special.LATER : new Numbered(number);
    }

    /** Where in a patient's treatment something lies. */
    static Cycle of(ClinicalTime time, TreatmentCourse course) {
        if (course.isBeforeFirstDose(time)) {
            return Special.BEFORE_FIRST_DOSE;
        }
        return course.surelyAt(time).map(CycleDay::cycle).map(Cycle::number).orElse(Special.UNKNOWN);
    }

    /** A cycle that is known by its number, from 1. */
    record Numbered(int number) implements Cycle {

        @Override
        public String label() {
            return Integer.toString(number);
        }

        @Override
        public int rank() {
            return number;
        }
    }

    /** What is no single cycle. */
    enum Special implements Cycle {
        /** All results since the first dose, and those whose cycle is not known. */
        ALL("all", -1),
        BEFORE_FIRST_DOSE("before first dose", 0),
        LATER("later than " + MOST, MOST + 1),
        UNKNOWN("unknown", MOST + 2);

        private final String label;
        private final int rank;

        Special(String label, int rank) {
            this.label = label;
            this.rank = rank;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public int rank() {
            return rank;
        }
    }
}
