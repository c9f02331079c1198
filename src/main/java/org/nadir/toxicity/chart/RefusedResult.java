package org.nadir.toxicity.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.Analyte;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * A result that cannot be used, and why: it is said, never dropped.
 *
 * @param label what was measured, for people
 * @param analyte absent for what is not a laboratory count, such as a temperature
 * @param time unknown when the result carries none that can be read
 * @param reason a sentence part that names the field and what is wrong with it
 */
public record RefusedResult(
        String label, @Nullable Analyte analyte, @Nullable ClinicalTime time, String reason, ResourceVersion source) {

    public static RefusedResult of(
            Analyte analyte, @Nullable ClinicalTime time, String reason, ResourceVersion source) {
        return new RefusedResult(analyte.label(), analyte, time, reason, source);
    }

    public Optional<ClinicalTime> when() {
        return Optional.ofNullable(time);
    }
}
