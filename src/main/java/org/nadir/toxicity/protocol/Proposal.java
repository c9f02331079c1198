package org.nadir.toxicity.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule offers to do.
 *
 * @param definition canonical of the ActivityDefinition to order or the Questionnaire to open
 * @param reason why an order is put on hold, where the kind is {@code HOLD}
 * @param condition when it is offered; null where it always is
 */
public record Proposal(
        Kind kind,
        String title,
        @Nullable String definition,
        @Nullable ReasonCode reason,
        @Nullable Condition condition) {

    /** What is done. */
    public enum Kind {
        /** Create what the definition describes. */
        CREATE,
        /** Put each active order for the study drug on hold. */
        HOLD,
        /** Make each order for the study drug that is on hold active again. */
        RESUME,
        /** The same at the next lower dose level, where the protocol lists levels. */
        RESUME_LOWER,
        /** Remove each draft for the study drug that is in hand. */
        REMOVE_DRAFT,
        /** Remove each draft for G-CSF that is in hand. */
        REMOVE_GCSF_DRAFT,
        /** Open the questionnaire that the definition names. */
        OPEN_QUESTIONNAIRE
    }

    /** A coded reason. */
    public record ReasonCode(String system, String code, String display) {}

    public Optional<Condition> when() {
        return Optional.ofNullable(condition);
    }
}
