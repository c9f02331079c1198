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
 */
public record RefusedResult(
        String label, @Nullable Analyte analyte, @Nullable ClinicalTime time, Refusal refusal, ResourceVersion source) {

    /**
     * Why a result cannot be used.
     *
     * @param code for counting, of the code system {@code not-gradable-reason}
     * @param explanation a sentence part that names the field and what is wrong with it
     */
    public record Refusal(String code, String explanation) {}

    public static RefusedResult of(
            Analyte analyte, @Nullable ClinicalTime time, Refusal refusal, ResourceVersion source) {
        return new RefusedResult(analyte.label(), analyte, time, refusal, source);
    }

    /** The explanation. */
    public String reason() {
        return refusal.explanation();
    }

    public Optional<ClinicalTime> when() {
        return Optional.ofNullable(time);
    }
}
