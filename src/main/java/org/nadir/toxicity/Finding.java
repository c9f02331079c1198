package org.nadir.toxicity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A symptom or sign that was asked for or recorded.
 *
 * @param present false when it was recorded as absent, which is not the same as not recorded
 */
public record Finding(
        Concept concept, boolean present, @Nullable ClinicalTime time, ResourceVersion source) {

    public Optional<ClinicalTime> when() {
        return Optional.ofNullable(time);
    }
}
