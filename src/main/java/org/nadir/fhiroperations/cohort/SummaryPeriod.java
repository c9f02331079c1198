package org.nadir.fhiroperations.cohort;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days whose results count, both ends included; null where it is open. */
record SummaryPeriod(@Nullable LocalDate start, @Nullable LocalDate end) {

    boolean contains(LocalDate day) {
        return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
    }

    /** Whether something that lasted from one day to another, either of them perhaps unknown, was in this period. */
    boolean overlaps(Optional<LocalDate> from, Optional<LocalDate> to) {
        return (end == null || from.isEmpty() || !from.get().isAfter(end))
                && (start == null || to.isEmpty() || !to.get().isBefore(start));
    }

    LocalDate last() {
        return end == null ? LocalDate.MAX : end;
    }
}
