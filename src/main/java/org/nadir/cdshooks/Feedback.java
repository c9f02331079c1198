package org.nadir.cdshooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician did with one card.
 *
 * @param card the card's id as sent; a UUID in our cards, another text from some clients
 * @param acceptedSuggestions ids of the suggestions taken
 * @param outcomeTimestamp the moment in RFC 3339
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, Feedback</a>
 */
public record Feedback(
        String card,
        Outcome outcome,
        List<String> acceptedSuggestions,
        @Nullable OverrideReason overrideReason,
        String outcomeTimestamp) {

    /** What happened to the card. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    /** Why a card was set aside: a code, the clinician's own words, or both. */
    public record OverrideReason(
            @Nullable Coding reason, @Nullable String userComment) {

        public OverrideReason {
            Require.that(
                    reason != null || (userComment != null && !userComment.isBlank()),
                    "overrideReason",
                    "a reason or a comment");
        }
    }

    public Feedback {
        Require.text("feedback.card", card);
        Require.text("feedback.outcomeTimestamp", outcomeTimestamp);
        acceptedSuggestions = List.copyOf(acceptedSuggestions);
    }
}
