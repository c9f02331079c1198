package org.nadir.cdshooks;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card as Epic shows it: suggestions that may be taken in any number, of one create or delete each, whose text is the
 * action's description.
 *
 * <p>What Epic cannot carry out is told in the detail instead: actions that belong together are never torn apart, and of
 * alternatives only one is left to take.
 */
final class EpicCard {

    private static final int LONGEST_TOPIC = 100;

    private static final Pattern HYPHENATED = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private EpicCard() {}

    static Card of(Card card) {
        List<Suggestion> taken = possible(card);
        List<Suggestion> offered = taken.stream().map(EpicCard::saidByItsAction).toList();
        List<String> byHand = card.suggestions().stream()
                .filter(suggestion -> !taken.contains(suggestion))
                .map(Suggestion::label)
                .distinct()
                .toList();
        return new Card(
                card.uuid(),
                card.summary(),
                detail(card.detail(), byHand),
                card.indicator(),
                source(card.source()),
                offered,
                offered.isEmpty() ? null : SelectionBehavior.ANY,
                card.overrideReasons(),
                card.links(),
                card.extension());
    }

    private static List<Suggestion> possible(Card card) {
        Stream<Suggestion> possible = card.suggestions().stream()
                .filter(suggestion -> suggestion.actions().size() == 1)
                .filter(suggestion -> suggestion.actions().getFirst().type() != Action.Type.UPDATE);
        return card.selectionBehavior() == SelectionBehavior.AT_MOST_ONE
                ? possible.sorted(
                                Comparator.comparing(Suggestion::isRecommended).reversed())
                        .limit(1)
                        .toList()
                : possible.toList();
    }

    private static Suggestion saidByItsAction(Suggestion suggestion) {
        Action action = suggestion.actions().getFirst();
        return new Suggestion(
                suggestion.label(),
                suggestion.uuid(),
                suggestion.isRecommended(),
                List.of(new Action(action.type(), suggestion.label(), action.resource(), action.resourceId())));
    }

    private static @Nullable String detail(@Nullable String detail, List<String> byHand) {
        if (byHand.isEmpty()) {
            return detail;
        }
        StringBuilder text = new StringBuilder(detail == null ? "" : detail.stripTrailing() + "\n\n");
        text.append("**To be done by hand, if at all**\n\n");
        byHand.forEach(label -> text.append("- ").append(oneLine(label)).append('\n'));
        return text.toString();
    }

    private static String oneLine(String label) {
        return label.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("([\\\\`*_\\[\\]#|])", "\\\\$1");
    }

    private static Source source(Source source) {
        @Nullable Coding topic = source.topic();
        if (topic == null || topic.code().equals(alphanumeric(topic.code()))) {
            return source;
        }
        // It is no code of the original system any more.
        @Nullable String system = topic.system() == null ? null : topic.system() + "-alphanumeric";
        return new Source(
                source.label(),
                source.url(),
                source.icon(),
                new Coding(system, alphanumeric(topic.code()), topic.display()));
    }

    /** {@code rbc-transfusion} becomes {@code rbcTransfusion}, which can be told back; other codes get a name of their own. */
    private static String alphanumeric(String code) {
        if (code.matches("[A-Za-z0-9]{1,100}")) {
            return code;
        }
        if (HYPHENATED.matcher(code).matches() && code.length() <= LONGEST_TOPIC) {
            return NEXT_WORD.matcher(code).replaceAll(EpicCard::capital);
        }
        return "t"
                + UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    private static String capital(MatchResult letter) {
        return letter.group(1).toUpperCase(Locale.ROOT);
    }
}
