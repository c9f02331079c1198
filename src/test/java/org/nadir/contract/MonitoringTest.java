package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.contract.PatientStory.counted;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules M1 (blood count overdue), M2 (blood count before a first dose) and M3 (symptoms at an encounter). */
class MonitoringTest {

    private static final String CBC = "58410-2";

    @Nested
    class RepeatCbc {

        private static final String TOPIC = "repeat-cbc";

        @ParameterizedTest(name = "cycle {0}, {1}, last count {2} days ago: {3}")
        @CsvSource({
            "1, active, 7, none", "1, active, 8, routine", "2, active, 7, none", "2, active, 8, routine",
            "3, active, 8, none", "3, active, 28, none", "3, active, 29, routine", "1, on-hold, 3, none",
            "1, on-hold, 4, urgent", "3, on-hold, 3, none", "3, on-hold, 4, urgent", "1, stopped, 20, none"
        })
        void limits(int cycle, String status, int days, String urgency) {
            PatientStory story =
                    counted(days).and(Item.order("cemsidomide", status).cycle(cycle));

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
        }

        @ParameterizedTest(name = "neutrophils {0}, last count {1} days ago: {2}")
        @CsvSource({"0.9, 3, none", "0.9, 4, urgent", "1.0, 4, none", "1.0, 8, routine", "0.9, 8, urgent"})
        void gradeThreeNeedsACloserLook(String neutrophils, int days, String urgency) {
            PatientStory story = counted(days).neutrophils(neutrophils).order("cemsidomide", "active");
            story.recorded("anc").at(Duration.ofDays(days));

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
        }

        @ParameterizedTest(name = "first dose {0} days ago: {1}")
        @CsvSource({"20, true", "55, true", "57, false"})
        void cyclesAreCountedFromTheFirstDose(int firstDose, boolean overdue) {
            PatientStory story =
                    counted(9).and(Item.order("cemsidomide", "active").at(Duration.ofDays(firstDose)));

            assertThat(story.advice().containsKey(TOPIC)).isEqualTo(overdue);
        }

        @Test
        void unknownCycleLeavesTheRuleOpenUntilEveryLimitHasPassed() {
            Item undated = Item.order("cemsidomide", "active").without("authoredOn");

            assertThat(counted(9).and(undated).neutrophils("4.0").advice()).doesNotContainKey(TOPIC);
            assertThat(counted(9).and(undated).advice()).containsOnlyKeys("not-assessable");
            assertThat(counted(9).and(undated).notes()).contains("rule M1", "stays open; not known: cycle");
            assertThat(counted(9)
                            .and(undated)
                            .oral("36.8", "Cel", 60)
                            .hemoglobin("9")
                            .notes())
                    .as("another card tells of it")
                    .doesNotContain("stays open");
            assertThat(counted(29).and(undated).advice()).containsKey(TOPIC);
        }

        @Test
        void latestOfTheThreeLinesIsTheLastCount() {
            PatientStory story = counted(9).order("cemsidomide", "active").hemoglobin("13");

            assertThat(story.advice()).doesNotContainKey(TOPIC);
        }

        @Test
        void cardSaysByHowMuch() {
            assertThat(counted(9).order("cemsidomide", "active").of(TOPIC).wording())
                    .contains("9 days old")
                    .contains("overdue by 2 days");
            assertThat(counted(9).order("cemsidomide", "on-hold").of(TOPIC).wording())
                    .contains("overdue by 6 days");
        }

        @ParameterizedTest(name = "{0} order of {1} days ago: {2}")
        @CsvSource({"active, 1, false", "completed, 1, true", "revoked, 1, true", "on-hold, 1, true"})
        void openOrderQuietsTheCard(String status, int days, boolean advised) {
            PatientStory story = counted(9)
                    .order("cemsidomide", "active")
                    .and(Item.laboratoryOrder(CBC, status).at(Duration.ofDays(days)));

            assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
        }

        @Test
        void orderAmongTheDraftsOrTakenOverFromACardDoesToo() {
            PatientStory story = counted(9).order("cemsidomide", "active");

            assertThat(story.inHand(Item.laboratoryOrder(CBC, "draft").put("intent", "\"proposal\""))
                            .advice())
                    .doesNotContainKey(TOPIC);
        }
    }

    @Nested
    class BaselineCbc {

        private static final String TOPIC = "baseline-cbc";

        @ParameterizedTest(name = "last count {0} days ago: {1}")
        @CsvSource({"1, none", "28, none", "29, urgent", "60, urgent"})
        void countsOfTheLastTwentyEightDays(int days, String urgency) {
            PatientStory story = counted(days).draft("cemsidomide");

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
        }

        @Test
        void draftNeedsNoDateToBeAFirstDose() {
            PatientStory story = uncounted().inHand(draft().without("authoredOn"));

            assertThat(story.advice()).containsEntry(TOPIC, "urgent");
        }

        @Test
        void draftThatTheRecordSystemHasStoredIsStillAFirstDose() {
            PatientStory story = uncounted().and(draft().id("order")).inHand(draft().id("order"));

            assertThat(story.advice()).containsEntry(TOPIC, "urgent");
        }

        @Test
        void dosageStartTellsTheDayOfTheFirstDose() {
            PatientStory story = counted(20);

            assertThat(story.inHand(draft().dosage("", "", "2026-11-25")).advice())
                    .doesNotContainKey(TOPIC);
            assertThat(counted(20).inHand(draft().dosage("", "", "2026-12-05")).advice())
                    .containsKey(TOPIC);
        }

        @ParameterizedTest
        @CsvSource({"active, false", "on-hold, false", "completed, false", "stopped, false", "cancelled, true"})
        void laterDoseNeedsNoBaseline(String earlier, boolean advised) {
            PatientStory story =
                    uncounted().and(Item.order("cemsidomide", earlier).at(Duration.ofDays(40)));

            assertThat(story.draft("cemsidomide").advice().containsKey(TOPIC)).isEqualTo(advised);
        }

        @Test
        void undatedEarlierOrderIsAnEarlierDose() {
            PatientStory story =
                    uncounted().and(Item.order("cemsidomide", "completed").without("authoredOn"));

            assertThat(story.draft("cemsidomide").advice()).doesNotContainKey(TOPIC);
        }

        @Test
        void otherDraftOrNoneIsNoFirstDose() {
            assertThat(uncounted().draft("dexamethasone").advice()).isEmpty();
            assertThat(uncounted().order("cemsidomide", "draft").advice()).isEmpty();
        }

        @Test
        void orderedCountQuietsTheCard() {
            assertThat(uncounted()
                            .draft("cemsidomide")
                            .and(Item.laboratoryOrder(CBC, "active"))
                            .advice())
                    .doesNotContainKey(TOPIC);
        }

        private static Item draft() {
            return Item.order("cemsidomide", "draft").at(Duration.ofMinutes(1));
        }
    }

    @Nested
    class AssessSymptoms {

        private static final String TOPIC = "assess-symptoms";

        @ParameterizedTest
        @CsvSource({"encounter-start, true", "patient-view, false", "order-select, false", "order-sign, false"})
        void onlyWhenAnEncounterStarts(String event, boolean advised) {
            assertThat(PatientStory.treated().advice(Shipped.CTCAE_5, event).containsKey(TOPIC))
                    .isEqualTo(advised);
        }

        @ParameterizedTest
        @CsvSource({"active, true", "on-hold, true", "stopped, false", "completed, false"})
        void onlyATreatedPatient(String status, boolean advised) {
            assertThat(atEncounter(PatientStory.untreated().order("cemsidomide", status)))
                    .isEqualTo(advised);
        }

        @ParameterizedTest(name = "asked at {0}: {1}")
        @CsvSource({
            "2026-11-20T00:30:00Z, false",
            "2026-11-20, false",
            "2026-11-19T23:30:00Z, true",
            "2026-11-19, true",
            "2026-11-20T01:00:00+02:00, false",
            "2026-11-19T22:30:00-05:00, true"
        })
        void askedThatDay(String time, boolean advised) {
            Item absent = Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false")
                    .at(time);

            assertThat(atEncounter(PatientStory.treated().and(absent))).isEqualTo(advised);
        }

        @Test
        void problemOnTheListIsNoAssessment() {
            assertThat(atEncounter(
                            PatientStory.treated().and(Item.condition(PatientStory.DYSPNEA, "active", "confirmed"))))
                    .isTrue();
        }

        private static boolean atEncounter(PatientStory story) {
            return story.advice(Shipped.CTCAE_5, "encounter-start").containsKey(TOPIC);
        }
    }

    private static PatientStory uncounted() {
        return PatientStory.untreated().without("anc").without("hb").without("plt");
    }
}
