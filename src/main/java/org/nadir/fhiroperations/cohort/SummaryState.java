package org.nadir.fhiroperations.cohort;

import java.time.Instant;

/** How a job stands. */
sealed interface SummaryState {

    /**
     * It has not begun.
     *
     * @param others how many are before it
     */
    record Waiting(int others) implements SummaryState {}

    /**
     * It is being made.
     *
     * @param progress for people
     */
    record Running(String progress) implements SummaryState {}

    /**
     * It is made.
     *
     * @param expires when it is forgotten
     */
    record Made(ToxicitySummary summary, Instant expires) implements SummaryState {}

    /** It failed. */
    record Failed(Throwable cause) implements SummaryState {}

    /** It was cancelled a moment ago. */
    record Cancelled() implements SummaryState {}
}
