package org.nadir.toxicity;

import org.jspecify.annotations.Nullable;

/**
 * Something a rule offers to do.
 *
 * @param definition canonical of the ActivityDefinition to order, where the kind is {@code CREATE}
 * @param reason why an order is put on hold, where the kind is {@code HOLD}
 */
public record Proposal(
        Kind kind,
        String title,
        @Nullable String definition,
        @Nullable ReasonCode reason) {

    /** What is done. */
    public enum Kind {
        /** Create what the definition describes. */
        CREATE,
        /** Put each active order for the study drug on hold. */
        HOLD,
        /** Remove each draft for the study drug that is in hand. */
        REMOVE_DRAFT
    }

    /** A coded reason. */
    public record ReasonCode(String system, String code, String display) {}
}
