package org.nadir.fhiroperations.cohort;

/** What one member of a cohort counts as. */
sealed interface CohortMember {

    /** A patient who had a dose of the study drug. */
    record Treated(PatientToxicity toxicity) implements CohortMember {}

    /** A patient who had none by the end of the period. */
    record Untreated() implements CohortMember {}

    /** An animal: CTCAE grades people. */
    record Animal() implements CohortMember {}
}
