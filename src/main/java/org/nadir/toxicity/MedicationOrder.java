package org.nadir.toxicity;

import org.jspecify.annotations.Nullable;

/**
 * An order for a medication.
 *
 * @param inHand whether it is a draft of the caller's present session and not yet on record
 * @param ordered when it was written, unknown when not given
 */
public record MedicationOrder(
        Concept medication,
        Status status,
        boolean inHand,
        @Nullable ClinicalTime ordered,
        ResourceVersion source) {

    /** The states in which an order matters. */
    public enum Status {
        ACTIVE,
        ON_HOLD,
        DRAFT,
        ENDED
    }
}
