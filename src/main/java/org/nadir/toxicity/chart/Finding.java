package org.nadir.toxicity.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

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
