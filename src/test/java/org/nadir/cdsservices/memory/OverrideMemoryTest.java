package org.nadir.cdsservices.memory;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdsservices.memory.AnsweredCards.NOON;
import static org.nadir.cdsservices.memory.AnsweredCards.accepted;
import static org.nadir.cdsservices.memory.AnsweredCards.card;
import static org.nadir.cdsservices.memory.AnsweredCards.overridden;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdsservices.memory.EarlierOverride.Standing;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;

/** CLINICAL A2: an overridden card stays away until its evidence changes or time passes; critical cards never do. */
class OverrideMemoryTest {

    private static final IssuedCard WARNING = card("now", "warning", 3);

    private static Verdict at(Instant time, IssuedCard card, List<CardAnswer> answers, IssuedCard... issued) {
        Map<String, IssuedCard> known =
                Arrays.stream(issued).collect(Collectors.toMap(IssuedCard::uuid, Function.identity()));
        return new OverrideMemory(OverrideExpiry.DEFAULT, Clock.fixed(time, ZoneOffset.UTC))
                .judge(card, answers, known);
    }

    private static Verdict atNoon(IssuedCard card, CardAnswer... answers) {
        return at(NOON, card, List.of(answers), card);
    }

    private static EarlierOverride told(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Shown.class);
        @Nullable EarlierOverride earlier = ((Verdict.Shown) verdict).earlier();
        assertThat(earlier).isNotNull();
        return earlier == null ? new EarlierOverride(accepted("", NOON), Standing.EXPIRED, null, "") : earlier;
    }

    private static void assertQuiet(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Quiet.class);
    }

    private static void assertShownAsIfNew(Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict.Shown(null));
    }

    @Nested
    class SameEvidence {

        @Test
        void warningStaysAwayForADay() {
            List<CardAnswer> answers = List.of(overridden("now", NOON));

            assertThat(at(NOON, WARNING, answers, WARNING)).isEqualTo(new Verdict.Quiet(NOON.plus(1, DAYS)));
            assertQuiet(at(NOON.plus(24, HOURS).minus(1, SECONDS), WARNING, answers, WARNING));

            EarlierOverride after = told(at(NOON.plus(24, HOURS), WARNING, answers, WARNING));
            assertThat(after.standing()).isEqualTo(Standing.EXPIRED);
            assertThat(after.expiry()).contains(NOON.plus(24, HOURS));
            assertThat(after.sentence())
                    .isEqualTo("Overridden on 2026-11-20 12:00 UTC (Clinical judgement); "
                            + "the override expired on 2026-11-21 12:00 UTC.");
        }

        @Test
        void informationStaysAwayForAWeek() {
            IssuedCard info = card("now", "info", 1);
            List<CardAnswer> answers = List.of(overridden("now", NOON));

            assertQuiet(at(NOON.plus(7, DAYS).minus(1, SECONDS), info, answers, info));
            assertThat(told(at(NOON.plus(7, DAYS), info, answers, info)).standing())
                    .isEqualTo(Standing.EXPIRED);
        }

        @Test
        void durationsCanBeSet() {
            OverrideExpiry hours = new OverrideExpiry(Duration.ofHours(2), Duration.ofHours(1));
            OverrideMemory memory = new OverrideMemory(hours, Clock.fixed(NOON, ZoneOffset.UTC));
            List<CardAnswer> answers =
                    List.of(overridden("now", NOON.minus(90, java.time.temporal.ChronoUnit.MINUTES)));

            assertQuiet(memory.judge(card("now", "info", 1), answers, Map.of()));
            assertThat(told(memory.judge(WARNING, answers, Map.of())).standing())
                    .isEqualTo(Standing.EXPIRED);
        }

        @Test
        void protocolSaysHowLong() {
            IssuedCard warning = AnsweredCards.holding("PT2H", WARNING);
            List<CardAnswer> answers = List.of(overridden("now", NOON));

            assertThat(at(NOON, warning, answers, warning)).isEqualTo(new Verdict.Quiet(NOON.plus(2, HOURS)));
            assertThat(told(at(NOON.plus(2, HOURS), warning, answers, warning)).standing())
                    .isEqualTo(Standing.EXPIRED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"critical", "hard-stop", ""})
        void criticalCardStaysAndTellsOfTheOverride(String indicator) {
            EarlierOverride told = told(atNoon(card("now", indicator, 4), overridden("now", NOON)));

            assertThat(told.standing()).isEqualTo(Standing.SHOWN_ALL_THE_SAME);
            assertThat(told.sentence())
                    .isEqualTo("Overridden on 2026-11-20 12:00 UTC (Clinical judgement); "
                            + "a critical card is shown all the same.");
        }

        @Test
        void cardThatWasNeverRecordedStaysAwayToo() {
            assertQuiet(at(NOON, WARNING, List.of(overridden("now", NOON))));
        }

        @Test
        void commentIsAReason() {
            assertQuiet(atNoon(WARNING, overridden("now", NOON, "Held by phone.")));
        }

        @Test
        void overrideWithoutAReasonKeepsNothingAway() {
            assertThat(told(atNoon(WARNING, overridden("now", NOON, null))).sentence())
                    .contains("no reason given", "without a reason an override keeps no card away");
        }

        @Test
        void acceptedCardIsShownAgain() {
            assertShownAsIfNew(atNoon(WARNING, accepted("now", NOON)));
        }

        @Test
        void latestAnswerDecides() {
            Instant before = NOON.minus(1, HOURS);

            assertShownAsIfNew(atNoon(WARNING, overridden("now", before), accepted("now", NOON)));
            assertQuiet(atNoon(WARNING, overridden("now", NOON), accepted("now", before)));
            assertQuiet(at(NOON.plus(23, HOURS), WARNING, List.of(overridden("now", NOON), overridden("now", before))));
        }

        @Test
        void moreUrgentCardIsShown() {
            Verdict verdict = at(NOON, WARNING, List.of(overridden("now", NOON)), card("now", "info", 3));

            assertThat(told(verdict).sentence()).contains("the card was info then and is warning now");
        }

        @Test
        void lessUrgentCardStaysAway() {
            assertQuiet(at(NOON, card("now", "info", 3), List.of(overridden("now", NOON)), WARNING));
        }

        @Test
        void newOpenQuestionIsShown() {
            IssuedCard doubtful = card("now", "warning", 3, "platelets: not known");

            assertThat(told(at(NOON, doubtful, List.of(overridden("now", NOON)), WARNING))
                            .sentence())
                    .contains("something is not known now");
            assertQuiet(at(NOON, doubtful, List.of(overridden("now", NOON)), doubtful));
            assertQuiet(at(NOON, WARNING, List.of(overridden("now", NOON)), doubtful));
        }
    }

    @Nested
    class OtherEvidence {

        private static final Instant YESTERDAY = NOON.minus(1, DAYS);

        private static Verdict after(int gradeThen, CardAnswer... answers) {
            return at(NOON, WARNING, List.of(answers), card("then", "warning", gradeThen));
        }

        @Test
        void worseGradeIsNamed() {
            IssuedCard now = card("now", "critical", 4);

            EarlierOverride told =
                    told(at(NOON, now, List.of(overridden("then", YESTERDAY)), card("then", "warning", 3)));

            assertThat(told.standing()).isEqualTo(Standing.EARLIER_EVIDENCE);
            assertThat(told.sentence())
                    .isEqualTo("An earlier card on this was overridden on 2026-11-19 12:00 UTC (Clinical judgement); "
                            + "since then the grade has worsened from 3 to 4.");
        }

        @Test
        void betterGradeIsNamed() {
            assertThat(told(after(4, overridden("then", YESTERDAY))).sentence())
                    .endsWith("since then the grade has improved from 4 to 3.");
        }

        @Test
        void sameGradeIsAChangeOfEvidence() {
            assertThat(told(after(3, overridden("then", YESTERDAY, "Seen \"today\".")))
                            .sentence())
                    .endsWith("(\"Seen \"today\".\"); since then the evidence has changed.");
        }

        @Test
        void cardOnAnotherTopicIsNoAnswer() {
            IssuedCard other = card("then", "rbc-transfusion", "warning", 3, List.of());

            assertShownAsIfNew(at(NOON, WARNING, List.of(overridden("then", YESTERDAY)), other));
        }

        @Test
        void cardOfAnotherServersPatientIsNoAnswer() {
            IssuedCard here = card("then", "warning", 3);
            IssuedCard elsewhere = new IssuedCard(
                    here.uuid(),
                    new PatientKey("https://ehr.example.org/fhir", "p1"),
                    here.issued(),
                    here.occasion(),
                    here.topic(),
                    here.indicator(),
                    here.summary(),
                    here.evidence());

            assertShownAsIfNew(at(NOON, WARNING, List.of(overridden("then", YESTERDAY)), elsewhere));
        }

        @Test
        void cardThatWasNeverRecordedIsNoAnswer() {
            assertShownAsIfNew(at(NOON, WARNING, List.of(overridden("then", YESTERDAY))));
        }

        @Test
        void earlierCardThatWasAcceptedLastIsNotTold() {
            assertShownAsIfNew(after(3, overridden("then", YESTERDAY), accepted("then", NOON)));
        }

        @Test
        void answerToThisCardGoesBeforeThoseToOthers() {
            assertQuiet(after(2, overridden("now", YESTERDAY.plus(1, HOURS)), overridden("then", NOON)));
        }
    }
}
