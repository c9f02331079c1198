package org.nadir.fhiroperations.cohort;

import java.time.LocalDate;

/** Tells in which cycle of one patient's treatment a day lies. */
@FunctionalInterface
interface CycleOf {

    /** The cycle, {@code UNKNOWN} or {@code BEFORE_FIRST_DOSE}; never {@code ALL}. */
    Cycle at(LocalDate day);
}
