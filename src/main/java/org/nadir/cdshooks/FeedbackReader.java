package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a feedback request entry by entry, so that one odd entry does not cost the others.
 *
 * <p>Known oddities: entries that carry only an extension, card ids that are no UUIDs and the key
 * {@code overrideReasons} (Epic); override reasons without display (the public sandbox).
 */
final class FeedbackReader {

    /** One entry of the request: usable or not. */
    sealed interface Entry {

        /** Worth keeping; the note says what had to be left out or filled in. */
        record Usable(Feedback feedback, String note) implements Entry {}

        /** Not worth keeping, and why. */
        record Unusable(String reason) implements Entry {}
    }

    /** Each entry becomes a write; no clinic's afternoon fills more. */
    private static final int MOST_ENTRIES = 1_000;

    private static final Pattern CARD_ID = Pattern.compile("\\p{Graph}{1,255}");

    private final Clock clock;

    FeedbackReader(Clock clock) {
        this.clock = clock;
    }

    List<Entry> read(ObjectNode body) {
        JsonNode entries = body.path("feedback");
        if (!entries.isArray() || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new InvalidRequestException("feedback", "an array of 1 to %d entries".formatted(MOST_ENTRIES));
        }
        List<Entry> read = new ArrayList<>(entries.size());
        entries.forEach(entry -> read.add(readEntry(entry)));
        return read;
    }

    private Entry readEntry(JsonNode entry) {
        String card = entry.path("card").asText();
        if (!entry.path("card").isTextual() || !CARD_ID.matcher(card).matches()) {
            return new Entry.Unusable("card: expected the id of a card");
        }
        Feedback.Outcome outcome = outcome(entry.path("outcome").asText());
        if (outcome == null) {
            return new Entry.Unusable("outcome: expected accepted or overridden");
        }
        List<String> notes = new ArrayList<>();
        Feedback feedback = new Feedback(
                card,
                outcome,
                acceptedSuggestions(entry.path("acceptedSuggestions")),
                overrideReason(entry, notes),
                timestamp(entry.path("outcomeTimestamp"), notes));
        return new Entry.Usable(feedback, String.join("; ", notes));
    }

    private static Feedback.@Nullable Outcome outcome(String code) {
        return switch (code) {
            case "accepted" -> Feedback.Outcome.ACCEPTED;
            case "overridden" -> Feedback.Outcome.OVERRIDDEN;
            default -> null;
        };
    }

    private static List<String> acceptedSuggestions(JsonNode suggestions) {
        List<String> ids = new ArrayList<>();
        for (JsonNode suggestion : suggestions) {
            JsonNode id = suggestion.path("id");
            if (id.isTextual() && CARD_ID.matcher(id.textValue()).matches()) {
                ids.add(id.textValue());
            }
        }
        return ids;
    }

    private static Feedback.@Nullable OverrideReason overrideReason(JsonNode entry, List<String> notes) {
        JsonNode sent = entry.has("overrideReason") ? entry.path("overrideReason") : entry.path("overrideReasons");
        JsonNode reason = sent.isArray() ? sent.path(0) : sent;
        if (reason.isMissingNode() || reason.isNull()) {
            return null;
        }
        Coding coding = coding(reason.path("reason"));
        String comment = textOrNull(reason.path("userComment"));
        if (coding == null && comment == null) {
            notes.add("without its override reason: expected reason.code or userComment");
            return null;
        }
        return new Feedback.OverrideReason(coding, comment);
    }

    private static @Nullable Coding coding(JsonNode sent) {
        String code = textOrNull(sent.path("code"));
        return code == null
                ? null
                : new Coding(textOrNull(sent.path("system")), code, textOrNull(sent.path("display")));
    }

    private String timestamp(JsonNode sent, List<String> notes) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(sent.asText()));
        } catch (DateTimeParseException missingOrOdd) {
            notes.add("at the time of arrival: expected outcomeTimestamp in RFC 3339");
            return clock.instant().toString();
        }
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }
}
