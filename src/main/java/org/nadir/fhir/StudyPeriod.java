package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.nadir.toxicity.protocol.Truth;

/** Tells whether a Period covers a moment; its ends may be as coarse as a year and belong to it. */
final class StudyPeriod {

    /** A date begins in the far east before it begins in Greenwich, and ends later in the far west. */
    private static final Duration DATE_LINE = Duration.ofHours(14);

    private record Span(Instant from, Instant until) {}

    private StudyPeriod() {}

    /** Unknown when an end is written but cannot be read. */
    static Truth covers(JsonNode period, Instant now) {
        try {
            boolean begun = !period.has("start")
                    || !span(period.path("start").asText()).from().isAfter(now);
            boolean over = period.has("end")
                    && !span(period.path("end").asText()).until().isAfter(now);
            return begun && !over ? Truth.TRUE : Truth.FALSE;
        } catch (DateTimeException unreadable) {
            return Truth.UNKNOWN;
        }
    }

    private static Span span(String written) {
        return switch (written.length()) {
            case 4 ->
                days(
                        Year.parse(written).atDay(1),
                        Year.parse(written).plusYears(1).atDay(1));
            case 7 ->
                days(
                        YearMonth.parse(written).atDay(1),
                        YearMonth.parse(written).plusMonths(1).atDay(1));
            case 10 -> days(LocalDate.parse(written), LocalDate.parse(written).plusDays(1));
            default -> moment(OffsetDateTime.parse(written).toInstant());
        };
    }

    private static Span days(LocalDate first, LocalDate after) {
        return new Span(
                first.atStartOfDay().toInstant(ZoneOffset.UTC).minus(DATE_LINE),
                after.atStartOfDay().toInstant(ZoneOffset.UTC).plus(DATE_LINE));
    }

    private static Span moment(Instant instant) {
        return new Span(instant, instant.plusMillis(1));
    }
}
