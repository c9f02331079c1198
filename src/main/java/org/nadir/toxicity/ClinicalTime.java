package org.nadir.toxicity;

import java.time.Duration;
import java.time.Instant;

/**
 * When something was true of the patient.
 *
 * @param instant for ordering; a date without a time stands for its beginning
 * @param written as the source wrote it, for people
 */
public record ClinicalTime(Instant instant, String written) implements Comparable<ClinicalTime> {

    private static final int LENGTH_OF_A_DATE = "2026-01-01".length();

    /** Whether this may lie at most {@code window} away from the other time, on either side. */
    public boolean isWithin(Duration window, ClinicalTime other) {
        return !surelyBefore(other.instant.minus(window)) && !other.surelyBefore(instant.minus(window));
    }

    /** Whether this lies before a moment, at whatever time of its day a date was meant. */
    public boolean surelyBefore(Instant moment) {
        return latest().isBefore(moment);
    }

    private Instant latest() {
        boolean wholeDay = written.length() == LENGTH_OF_A_DATE;
        return wholeDay ? instant.plus(Duration.ofDays(1)) : instant;
    }

    @Override
    public int compareTo(ClinicalTime other) {
        return instant.compareTo(other.instant);
    }
}
