package org.nadir.cdsservices.memory;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.nadir.cdsservices.memory.EarlierOverride.Standing;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.IssuedCard;

/**
 * The rules of the override memory: CLINICAL A2, last lines.
 *
 * <p>A card overridden with a reason stays away until its evidence changes or the override expires; critical cards are
 * never kept away. Of several answers to a card the latest counts. Beyond the contract, and only ever towards showing: a
 * card that has become more urgent on the same evidence is shown, and so is one with an open question that the overridden
 * card did not have.
 */
final class OverrideMemory {

    private final OverrideExpiry expiry;
    private final Clock clock;

    OverrideMemory(OverrideExpiry expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    /**
     * Judges a card that is about to be shown.
     *
     * @param answers answers to this card and to others of the same patient
     * @param issued the cards answered, by uuid, as far as they are known
     */
    Verdict judge(IssuedCard card, List<CardAnswer> answers, Map<String, IssuedCard> issued) {
        Optional<CardAnswer> own = latest(answers.stream()
                .filter(answer -> answer.card().equals(card.uuid()))
                .toList());
        if (own.isPresent()) {
            return own.get().overridden()
                    ? sameEvidence(card, own.get(), Optional.ofNullable(issued.get(card.uuid())))
                    : new Verdict.Shown(null);
        }
        return latest(answers.stream()
                        .filter(answer -> isOnTopic(answer, card, issued))
                        .toList())
                .filter(CardAnswer::overridden)
                .map(answer -> new Verdict.Shown(new EarlierOverride(
                        answer,
                        Standing.EARLIER_EVIDENCE,
                        null,
                        "since then " + change(Objects.requireNonNull(issued.get(answer.card())), card))))
                .orElse(new Verdict.Shown(null));
    }

    private Verdict sameEvidence(IssuedCard card, CardAnswer override, Optional<IssuedCard> before) {
        Severity severity = Severity.of(card.indicator());
        Instant until = override.at().plus(card.overrideHolds().orElse(expiry.of(severity)));
        if (!override.hasReason()) {
            return shown(override, "without a reason an override keeps no card away");
        }
        if (severity == Severity.CRITICAL) {
            return shown(override, "a critical card is shown all the same");
        }
        if (!clock.instant().isBefore(until)) {
            return new Verdict.Shown(new EarlierOverride(
                    override, Standing.EXPIRED, until, "the override expired on " + EarlierOverride.time(until)));
        }
        if (before.isPresent() && severity.compareTo(Severity.of(before.get().indicator())) > 0) {
            return shown(
                    override,
                    "the card was %s then and is %s now".formatted(before.get().indicator(), card.indicator()));
        }
        if (before.isPresent() && !new HashSet<>(before.get().notes()).containsAll(card.notes())) {
            return shown(override, "something is not known now that was no question then");
        }
        return new Verdict.Quiet(until);
    }

    private static Verdict shown(CardAnswer override, String why) {
        return new Verdict.Shown(new EarlierOverride(override, Standing.SHOWN_ALL_THE_SAME, null, why));
    }

    private static boolean isOnTopic(CardAnswer answer, IssuedCard card, Map<String, IssuedCard> issued) {
        return Optional.ofNullable(issued.get(answer.card()))
                .filter(other -> other.topic().equals(card.topic()))
                .filter(other -> other.patient().equals(card.patient()))
                .isPresent();
    }

    private static String change(IssuedCard before, IssuedCard now) {
        OptionalInt then = before.highestGrade();
        OptionalInt today = now.highestGrade();
        if (then.isPresent() && today.isPresent() && then.getAsInt() != today.getAsInt()) {
            return "the grade has %s from %d to %d"
                    .formatted(
                            today.getAsInt() > then.getAsInt() ? "worsened" : "improved",
                            then.getAsInt(),
                            today.getAsInt());
        }
        return "the evidence has changed";
    }

    private static Optional<CardAnswer> latest(List<CardAnswer> answers) {
        return answers.stream().max(Comparator.comparing(CardAnswer::at));
    }
}
