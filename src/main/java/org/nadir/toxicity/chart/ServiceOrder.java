package org.nadir.toxicity.chart;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * An order for something other than a medication, such as a transfusion.
 *
 * @param inHand whether it is a draft of the caller's present session
 * @param open whether it is still to be done
 * @param ordered when it was written, unknown when not given
 */
public record ServiceOrder(
        Concept service,
        boolean inHand,
        boolean open,
        @Nullable ClinicalTime ordered,
        ResourceVersion source) {

    /** Whether it was written at a moment or later. */
    public boolean isOrderedSince(Instant moment) {
        return ordered != null && !ordered.instant().isBefore(moment);
    }
}
