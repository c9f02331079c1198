package org.nadir.toxicity.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a patient decides whether advice is meant for them.
 *
 * @param years the age in completed years, unknown when not recorded
 */
public record Person(@Nullable Integer years, boolean deceased) {

    public static final Person UNKNOWN = new Person(null, false);

    public Optional<Integer> age() {
        return Optional.ofNullable(years);
    }
}
