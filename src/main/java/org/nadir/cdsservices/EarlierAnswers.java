package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.Card;
import org.nadir.cdsservices.memory.EarlierOverride;
import org.nadir.cdsservices.memory.Verdict;
import org.nadir.fhir.CardAnswer;

/**
 * Leaves out the cards that stay away and tells on the others what was answered before.
 *
 * <p>The open questions of a whole assessment stand on its first card only. When that card stays away they move to the
 * next one; where no card is left they were all read by whoever overrode the card.
 */
final class EarlierAnswers {

    private final Map<String, Verdict> verdicts;
    private final List<String> moved = new ArrayList<>();

    EarlierAnswers(Map<String, Verdict> verdicts) {
        this.verdicts = verdicts;
    }

    List<Card> applyTo(List<Card> cards) {
        List<Card> shown = new ArrayList<>();
        for (Card card : cards) {
            switch (verdicts.getOrDefault(card.uuid(), new Verdict.Shown(null))) {
                case Verdict.Quiet quiet -> notes(card).forEach(moved::add);
                case Verdict.Shown open -> shown.add(open.earlier() == null ? card : telling(card, open.earlier()));
            }
        }
        if (!shown.isEmpty() && !moved.isEmpty()) {
            shown.set(0, withQuestions(shown.getFirst()));
        }
        return shown;
    }

    private static Card telling(Card card, EarlierOverride earlier) {
        ObjectNode extension = extension(card);
        write(earlier, extension.withObject("/" + CardEvidence.KEY).withArray("overrides"));
        String section = "**Earlier answers**\n\n" + Markdown.item(earlier.sentence()) + "\n";
        return copy(card, section + Optional.ofNullable(card.detail()).orElse(""), extension);
    }

    private Card withQuestions(Card card) {
        ObjectNode extension = extension(card);
        ArrayNode notes = extension.withObject("/" + CardEvidence.KEY).withArray("notes");
        StringBuilder section = new StringBuilder(
                        Optional.ofNullable(card.detail()).orElse(""))
                .append("\n**Not assessed or not known, from a card that stays away**\n\n");
        moved.stream().distinct().forEach(note -> {
            notes.add(note);
            section.append(Markdown.item(note));
        });
        return copy(card, section.toString(), extension);
    }

    private static List<String> notes(Card card) {
        List<String> notes = new ArrayList<>();
        extension(card).path(CardEvidence.KEY).path("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    private static void write(EarlierOverride earlier, ArrayNode overrides) {
        CardAnswer answer = earlier.answer();
        ObjectNode override = overrides
                .addObject()
                .put("card", answer.card())
                .put("date", answer.at().toString())
                .put("standing", earlier.standing().code());
        CardAnswer.@Nullable Reason reason = answer.reason();
        if (reason != null) {
            override.putObject("reason")
                    .put("system", reason.system())
                    .put("code", reason.code())
                    .put("display", reason.display());
        }
        override.put("comment", answer.comment());
        earlier.expiry().ifPresent(end -> override.put("expires", end.toString()));
        override.put("text", earlier.sentence());
    }

    static ObjectNode extension(Card card) {
        return card.extension() == null
                ? JsonNodeFactory.instance.objectNode()
                : card.extension().deepCopy();
    }

    private static Card copy(Card card, String detail, ObjectNode extension) {
        return new Card(
                card.uuid(),
                card.summary(),
                detail,
                card.indicator(),
                card.source(),
                card.suggestions(),
                card.selectionBehavior(),
                card.overrideReasons(),
                card.links(),
                extension);
    }
}
