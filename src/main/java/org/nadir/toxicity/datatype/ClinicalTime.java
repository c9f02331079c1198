package org.nadir.toxicity.datatype;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

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

    /** Whether this may lie at the other time or before it. */
    public boolean isAtOrBefore(ClinicalTime other) {
        return !other.surelyBefore(instant);
    }

    /** Whether this lies on the same calendar day as a moment, where it was written. */
    public boolean isOnDayOf(Instant moment) {
        return daysTo(moment) == 0;
    }

    /** Days of the calendar from this to a moment, where this was written; a date is one of UTC. */
    public int daysTo(Instant moment) {
        ZoneOffset zone =
                isWholeDay() ? ZoneOffset.UTC : OffsetDateTime.parse(written).getOffset();
        LocalDate day = instant.atOffset(zone).toLocalDate();
        return (int) ChronoUnit.DAYS.between(day, moment.atOffset(zone).toLocalDate());
    }

    /** The same time of day some days later, or earlier; a date stays a date. */
    public ClinicalTime plusDays(long days) {
        String later = isWholeDay()
                ? LocalDate.parse(written).plusDays(days).toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.parse(written).plusDays(days));
        return new ClinicalTime(instant.plus(Duration.ofDays(days)), later);
    }

    private boolean isWholeDay() {
        return written.length() == LENGTH_OF_A_DATE;
    }

    private Instant latest() {
        return isWholeDay() ? instant.plus(Duration.ofDays(1)).minusNanos(1) : instant;
    }

    @Override
    public int compareTo(ClinicalTime other) {
        return instant.compareTo(other.instant);
    }
}
