package org.nadir.toxicity.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

/**
 * An order for a medication.
 *
 * @param ordered when it was written, unknown when not given
 */
public record MedicationOrder(
        Concept medication,
        Status status,
        Place place,
        @Nullable ClinicalTime ordered,
        Dosing dosing,
        ResourceVersion source) {

    /** The states in which an order matters. */
    public enum Status {
        ACTIVE,
        ON_HOLD,
        DRAFT,
        /** Given for a time: completed or stopped. */
        ENDED,
        /** Never given: cancelled or entered in error. */
        VOID
    }

    /** Where an order stands. */
    public enum Place {
        RECORD,
        /** A draft of the caller's present session, not yet on record. */
        HAND,
        /** On record, and among the drafts in the form it is about to take. */
        BOTH
    }

    /** Whether it is a draft of the caller's present session. */
    public boolean inHand() {
        return place != Place.RECORD;
    }

    /** Whether it is among the drafts as something to be done. */
    public boolean isDraftInHand() {
        return inHand() && (status == Status.DRAFT || status == Status.ACTIVE);
    }

    /** Whether doses may have been taken by it. */
    public boolean wasGiven() {
        return switch (status) {
            case ACTIVE, ON_HOLD, ENDED -> place != Place.HAND;
            case DRAFT -> place == Place.BOTH;
            case VOID -> false;
        };
    }

    /** When it begins: the first dose where the order says so, else when it was written. */
    public Optional<ClinicalTime> begins() {
        return Optional.ofNullable(dosing.start() == null ? ordered : dosing.start());
    }
}
