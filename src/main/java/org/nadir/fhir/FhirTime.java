package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nadir.toxicity.datatype.ClinicalTime;

/** Reads FHIR dates and times. */
final class FhirTime {

    /** How far clocks of two systems may differ before a time counts as lying in the future. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);

    private FhirTime() {}

    /** A dateTime or instant to the day or finer; a coarser one cannot be placed and is empty. */
    static Optional<ClinicalTime> read(JsonNode parent, String element) {
        return FhirJson.text(parent, element).flatMap(FhirTime::parse);
    }

    static Optional<ClinicalTime> parse(String written) {
        try {
            Instant instant = written.length() == "2026-01-01".length()
                    ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(written).toInstant();
            return Optional.of(new ClinicalTime(instant, written));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A date may already have begun far east of here. */
    static boolean isFuture(ClinicalTime time, Instant now) {
        boolean date = time.written().length() == "2026-01-01".length();
        Instant earliest = date ? time.instant().minus(Duration.ofHours(14)) : time.instant();
        return earliest.isAfter(now.plus(CLOCK_SKEW));
    }
}
