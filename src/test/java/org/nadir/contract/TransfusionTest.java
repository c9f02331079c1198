package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules A1 and P1: red cells and platelets. Treatment is no condition of either. */
class TransfusionTest {

    @Nested
    class RedCells {

        private static final String TOPIC = "rbc-transfusion";

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "8.0,  g/dL,   none", "7.99, g/dL,   routine", "7.0,  g/dL,   routine", "6.99, g/dL,   urgent",
            "80,   g/L,    none", "79,   g/L,    routine", "70,   g/L,    routine", "69,   g/L,    urgent",
            "5.0,  mmol/L, none", "4.9,  mmol/L, routine", "4.3,  mmol/L, urgent"
        })
        void limits(String value, String unit, String urgency) {
            PatientStory story = PatientStory.untreated().hemoglobin(value, unit);

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
            assertThat(story.advice(Shipped.CTCAE_6).getOrDefault(TOPIC, "none"))
                    .isEqualTo(urgency);
        }

        @ParameterizedTest(name = "dyspnea and {0} g/dL: {1}")
        @CsvSource({"10.0, none", "9.99, routine", "8.0, routine", "6.9, urgent"})
        void symptomsRaiseGradeTwo(String value, String urgency) {
            PatientStory story = PatientStory.untreated()
                    .hemoglobin(value)
                    .and(Item.condition(PatientStory.DYSPNEA, "active", "confirmed"));

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
        }

        @ParameterizedTest(name = "active order of {0} hours ago: advised {1}")
        @CsvSource({"1, false", "23, false", "24, false", "25, true"})
        void orderOfTheLastDayQuietsTheCard(int hours, boolean advised) {
            PatientStory story = PatientStory.untreated()
                    .hemoglobin("6.5")
                    .and(Item.service(PatientStory.RED_CELLS, "active").at(Duration.ofHours(hours)));

            assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
        }

        @ParameterizedTest
        @CsvSource({
            "active, false",
            "completed, false",
            "draft, true",
            "on-hold, true",
            "revoked, true",
            "entered-in-error, true"
        })
        void onlyAnOrderThatIsOrWasCarriedOutQuietsTheCard(String status, boolean advised) {
            PatientStory story =
                    PatientStory.untreated().hemoglobin("6.5").and(Item.service(PatientStory.RED_CELLS, status));

            assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
        }

        @Test
        void draftInHandQuietsTheCard() {
            assertThat(PatientStory.untreated()
                            .hemoglobin("6.5")
                            .inHand(Item.service(PatientStory.RED_CELLS, "draft"))
                            .advice())
                    .doesNotContainKey(TOPIC);
        }

        @Test
        void plateletsOnOrderAreNoRedCells() {
            assertThat(PatientStory.untreated()
                            .hemoglobin("6.5")
                            .and(Item.service(PatientStory.PLATELET_TRANSFUSION, "active"))
                            .advice())
                    .containsKey(TOPIC);
        }
    }

    @Nested
    class Platelets {

        private static final String TOPIC = "platelet-transfusion";

        @ParameterizedTest(name = "{0} {1}: {2}")
        @CsvSource({
            "20,    10*9/L, none", "19.9,  10*9/L, urgent", "10,    10*9/L, urgent", "9.9,   10*9/L, stat",
            "20000, /uL,    none", "19999, /uL,    urgent", "10000, /mm3,   urgent", "9999,  /mm3,   stat"
        })
        void limits(String value, String unit, String urgency) {
            PatientStory story = PatientStory.untreated().platelets(value, unit);

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
            assertThat(story.advice(Shipped.CTCAE_6).getOrDefault(TOPIC, "none"))
                    .isEqualTo(urgency);
        }

        @ParameterizedTest(name = "bleeding and {0} x10^9/L: {1}")
        @CsvSource({"75, none", "74.9, stat", "50, stat", "19, stat"})
        void bleedingRaisesGradeTwo(String value, String urgency) {
            PatientStory story = PatientStory.untreated()
                    .platelets(value)
                    .and(Item.condition(PatientStory.EPISTAXIS, "active", "confirmed"));

            assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
            assertThat(story.advice(Shipped.CTCAE_6).getOrDefault(TOPIC, "none"))
                    .isEqualTo(urgency);
        }

        @ParameterizedTest(name = "order of {0} hours ago: advised {1}")
        @CsvSource({"23, false", "25, true"})
        void orderOfTheLastDayQuietsTheCard(int hours, boolean advised) {
            PatientStory story = PatientStory.untreated()
                    .platelets("5")
                    .and(Item.service(PatientStory.PLATELET_TRANSFUSION, "active")
                            .at(Duration.ofHours(hours)));

            assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
        }

        @Test
        void draftInHandQuietsTheCard() {
            assertThat(PatientStory.untreated()
                            .platelets("5")
                            .inHand(Item.service(PatientStory.PLATELET_TRANSFUSION, "draft"))
                            .advice())
                    .doesNotContainKey(TOPIC);
        }

        @Test
        void whetherThePatientBleedsIsSaidToBeUnknown() {
            PatientStory story = PatientStory.treated().platelets("40");

            assertThat(story.notes()).contains("P1", "active bleeding");
        }
    }

    @Nested
    class SymptomsAndBleeding {

        @ParameterizedTest(name = "{0}, {1}: {2}")
        @CsvSource({
            "active, confirmed, true", "recurrence, confirmed, true", "relapse, confirmed, true",
            "resolved, confirmed, false", "inactive, confirmed, false", "remission, confirmed, false",
            "active, refuted, false", "active, provisional, false", "active, differential, false",
            "active, unconfirmed, false", "active, entered-in-error, false"
        })
        void onlyAnActiveConfirmedConditionCounts(String clinical, String verification, boolean counts) {
            assertBleeding(Item.condition(PatientStory.EPISTAXIS, clinical, verification), counts);
        }

        @Test
        void conditionWithoutVerificationStatusCounts() {
            assertBleeding(
                    Item.condition(PatientStory.EPISTAXIS, "active", "confirmed")
                            .without("verificationStatus"),
                    true);
        }

        @Test
        void endedConditionWithoutClinicalStatusDoesNot() {
            assertBleeding(
                    Item.condition(PatientStory.EPISTAXIS, "active", "confirmed")
                            .without("clinicalStatus")
                            .put("abatementDateTime", "\"2026-01-01\""),
                    false);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"valueBoolean\": true",
                    "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\": \"52101004\"}]}",
                    "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"LA33-6\"}]}",
                    "\"valueBoolean\": true, \"component\": [{\"code\": {\"text\": \"side\"}, \"valueString\": \"left\"}]"
                })
        void observationThatSaysPresentCounts(String value) {
            assertBleeding(Item.symptom(PatientStory.EPISTAXIS, value), true);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"valueBoolean\": false",
                    "\"valueCodeableConcept\": {\"coding\": [{\"code\": \"2667000\"}]}",
                    "\"valueString\": \"see note\""
                })
        void observationThatDoesNotSayPresentDoesNot(String value) {
            assertBleeding(Item.symptom(PatientStory.EPISTAXIS, value), false);
        }

        @ParameterizedTest
        @ValueSource(strings = {"entered-in-error", "cancelled", "registered", "unknown"})
        void observationTakenBackDoesNot(String status) {
            assertBleeding(
                    Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                            .status(status),
                    false);
        }

        @Test
        void laterObservationDecides() {
            Item earlier = Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                    .at(Duration.ofDays(3));
            Item later = Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false")
                    .at(Duration.ofDays(1));

            assertThat(PatientStory.untreated()
                            .platelets("60")
                            .and(later)
                            .and(earlier)
                            .advice())
                    .doesNotContainKey("platelet-transfusion");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void observationOfTheFutureIsRefusedAndSaid(boolean present) {
            PatientStory story = PatientStory.treated()
                    .platelets("60")
                    .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": " + !present)
                            .at(Duration.ofDays(1)))
                    .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": " + present)
                            .at(Duration.ofDays(-1)));

            assertThat(story.advice().containsKey("platelet-transfusion")).isEqualTo(!present);
            assertThat(story.notes()).contains("lies in the future");
        }

        @Test
        void observationOlderThanTheResultWindowIsNoPresentBleeding() {
            assertBleeding(
                    Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                            .at(Duration.ofDays(29)),
                    false);
        }

        @Test
        void recordedAsAbsentIsKnown() {
            PatientStory story = PatientStory.treated()
                    .platelets("40")
                    .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false"));

            assertThat(story.notes()).doesNotContain("active bleeding");
        }

        private void assertBleeding(Item item, boolean expected) {
            assertThat(PatientStory.untreated()
                            .platelets("60")
                            .and(item)
                            .advice()
                            .containsKey("platelet-transfusion"))
                    .isEqualTo(expected);
        }
    }
}
