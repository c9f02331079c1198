package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of advice shown to the clinician.
 *
 * <p>Whoever does not need all ten components takes {@link CardBuilder}.
 *
 * @param detail GitHub-flavoured Markdown; HTML tags in it are disarmed, because clients render them
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, Card Attributes</a>
 */
public record Card(
        String uuid,
        String summary,
        @Nullable String detail,
        Indicator indicator,
        Source source,
        List<Suggestion> suggestions,
        @Nullable SelectionBehavior selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links,
        @Nullable ObjectNode extension) {

    /** The specification wants fewer than 140 characters. */
    static final int LONGEST_SUMMARY = 139;

    public Card {
        Require.uuid("card.uuid", uuid);
        Require.text("card.summary", summary);
        Require.that(summary.length() <= LONGEST_SUMMARY, "card.summary", "shorter than 140 characters");
        detail = detail == null ? null : withoutTags(detail);
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        extension = extension == null ? null : EmptyMembers.without(extension);
        Require.that(
                suggestions.isEmpty() || selectionBehavior != null,
                "card.selectionBehavior",
                "present where there are suggestions");
        Require.that(
                selectionBehavior != SelectionBehavior.AT_MOST_ONE || recommended(suggestions) <= 1,
                "card.suggestions",
                "recommended once at most where at most one can be selected");
        Require.that(
                overrideReasons.stream().allMatch(Coding::isComplete),
                "card.overrideReasons",
                "codings with system, code and display");
    }

    /** Starts a card with what every card must have. */
    public static CardBuilder builder(String uuid, String summary, Indicator indicator, Source source) {
        return new CardBuilder(uuid, summary, indicator, source);
    }

    /** Cuts a text that is too long for a summary after a word and ends it with an ellipsis. */
    public static String shortSummary(String text) {
        if (text.length() <= LONGEST_SUMMARY) {
            return text;
        }
        String start = text.substring(0, LONGEST_SUMMARY);
        int lastSpace = start.lastIndexOf(' ');
        int end = lastSpace > 0 ? lastSpace : LONGEST_SUMMARY - 1;
        if (Character.isHighSurrogate(start.charAt(end - 1))) {
            end--;
        }
        return start.substring(0, end).stripTrailing() + "…";
    }

    private static String withoutTags(String markdown) {
        // "<" before a letter, "/", "!" or "?" opens HTML in Markdown; "< 0.5" does not.
        return markdown.replaceAll("<(?=[A-Za-z/!?])", "&lt;");
    }

    private static long recommended(List<Suggestion> suggestions) {
        return suggestions.stream().filter(Suggestion::isRecommended).count();
    }
}
