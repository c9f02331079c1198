package org.nadir.security.fhiraccess;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which resources of one type a caller reaches for one permission. */
sealed interface Extent {

    /** None. */
    record Nothing() implements Extent {}

    /** All. */
    record Whole() implements Extent {}

    /** Those within at least one of the bounds. */
    record Within(List<Bound> bounds) implements Extent {

        public Within {
            bounds = List.copyOf(bounds);
            if (bounds.isEmpty()) {
                throw new IllegalArgumentException("Without a bound there is nothing");
            }
        }

        /** The patients of those bounds that a filter does not narrow further. */
        Set<String> wholePatients() {
            return bounds.stream()
                    .filter(bound -> !bound.isFiltered())
                    .flatMap(bound -> bound.patient().stream())
                    .collect(Collectors.toSet());
        }

        /** Whether each bound names a patient. */
        boolean isOfPatients() {
            return bounds.stream().allMatch(bound -> bound.patient().isPresent());
        }

        /** The patients of all bounds. */
        Set<String> patients() {
            return bounds.stream().flatMap(bound -> bound.patient().stream()).collect(Collectors.toSet());
        }
    }

    /** The extent that these bounds make together. */
    static Extent of(List<Bound> bounds) {
        if (bounds.isEmpty()) {
            return new Nothing();
        }
        boolean whole = bounds.stream().anyMatch(bound -> bound.patient().isEmpty() && !bound.isFiltered());
        return whole ? new Whole() : new Within(bounds.stream().distinct().toList());
    }
}
