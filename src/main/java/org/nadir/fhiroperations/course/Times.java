package org.nadir.fhiroperations.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.nadir.toxicity.datatype.ClinicalTime;

/** The order of what may have no time. */
final class Times {

    private Times() {}

    static <T> Comparator<T> earliestFirst(Function<T, Optional<ClinicalTime>> time) {
        return Comparator.comparing(
                thing -> time.apply(thing).map(ClinicalTime::instant).orElse(Instant.MAX));
    }
}
