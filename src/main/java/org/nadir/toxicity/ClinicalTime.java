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

    /** Whether this lies at most {@code window} away from the other time, on either side. */
    public boolean isWithin(Duration window, ClinicalTime other) {
        return Duration.between(instant, other.instant).abs().compareTo(window) <= 0;
    }

    @Override
    public int compareTo(ClinicalTime other) {
        return instant.compareTo(other.instant);
    }
}
