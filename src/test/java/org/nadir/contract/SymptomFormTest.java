package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers to the symptom form do to the advice: rules A1, P1 and F1. */
class SymptomFormTest {

    private static final String RED_CELLS = "rbc-transfusion";
    private static final String PLATELETS = "platelet-transfusion";
    private static final String ANTIBIOTICS = "broad-spectrum-antibiotics";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Nested
    class Anemia {

        @ParameterizedTest(name = "{0}: yes")
        @ValueSource(strings = {"fatigue", "dyspnea", "pallor"})
        void symptomAtGradeTwoAdvisesRedCells(String symptom) {
            assertThat(gradeTwo(FilledForm.at(HOUR).yes(symptom)).advice()).containsEntry(RED_CELLS, "routine");
        }

        @Test
        void noIsKnownToBeAbsent() {
            PatientStory story = gradeTwo(FilledForm.at(HOUR).no("fatigue", "dyspnea", "pallor"));

            assertThat(story.advice()).doesNotContainKey(RED_CELLS);
            assertThat(story.notes()).doesNotContain("A1");
        }

        @Test
        void questionThatWasNotAskedStaysOpen() {
            PatientStory story = gradeTwo(FilledForm.at(HOUR).no("epistaxis"));

            assertThat(story.advice()).doesNotContainKey(RED_CELLS);
            assertThat(story.notes()).contains("A1");
        }

        @Test
        void oneSymptomIsEnough() {
            assertThat(gradeTwo(FilledForm.at(HOUR).no("fatigue", "pallor").yes("dyspnea"))
                            .advice())
                    .containsKey(RED_CELLS);
        }

        @ParameterizedTest(name = "form of {0} days ago: {1}")
        @CsvSource({"27, true", "29, false"})
        void formOlderThanTheResultWindowSaysNothing(int days, boolean advised) {
            assertThat(gradeTwo(FilledForm.at(Duration.ofDays(days)).yes("fatigue"))
                            .advice()
                            .containsKey(RED_CELLS))
                    .isEqualTo(advised);
        }

        @Test
        void formThatIsNotFinishedSaysNothing() {
            PatientStory story =
                    gradeTwo(FilledForm.at(HOUR).yes("fatigue").item().status("in-progress"));

            assertThat(story.advice()).doesNotContainKey(RED_CELLS);
            assertThat(story.notes()).contains("A1");
        }

        @Test
        void formOfTheFutureIsRefusedAndSaid() {
            PatientStory story = gradeTwo(FilledForm.at(DAY.negated()).yes("fatigue"));

            assertThat(story.advice()).doesNotContainKey(RED_CELLS).containsKey("not-assessable");
            assertThat(story.notes()).contains("symptom questionnaire", "authored lies in the future");
        }

        @Test
        void normalHemoglobinNeedsNoRedCellsWhateverTheSymptoms() {
            assertThat(PatientStory.treated()
                            .and(FilledForm.at(HOUR).yes("fatigue").item())
                            .advice())
                    .isEmpty();
        }

        /** Grade 3 platelets bring a card, and with it the list of what is open. */
        private static PatientStory gradeTwo(Item form) {
            return PatientStory.treated().hemoglobin("9.0").platelets("40").and(form);
        }

        private static PatientStory gradeTwo(FilledForm form) {
            return gradeTwo(form.item());
        }
    }

    @Nested
    class Bleeding {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "epistaxis, true",
            "bleeding-gums, true",
            "bleeding-mouth, true",
            "rectal-bleeding, true",
            "other-bleeding, true",
            "petechiae, false",
            "ecchymosis, false"
        })
        void bleedingCallsForPlateletsAndSignsOfItDoNot(String question, boolean advised) {
            PatientStory story = PatientStory.treated()
                    .platelets("60")
                    .and(FilledForm.at(HOUR).yes(question).item());

            assertThat(story.advice().containsKey(PLATELETS)).isEqualTo(advised);
        }

        @Test
        void aLaterFormDecides() {
            assertThat(forms(
                                    FilledForm.at(DAY).yes("epistaxis"),
                                    FilledForm.at(HOUR).no("epistaxis"))
                            .advice())
                    .doesNotContainKey(PLATELETS);
            assertThat(forms(
                                    FilledForm.at(HOUR).yes("epistaxis"),
                                    FilledForm.at(DAY).no("epistaxis"))
                            .advice())
                    .containsEntry(PLATELETS, "stat");
        }

        @Test
        void aLaterFormThatDoesNotAskLeavesTheEarlierAnswer() {
            assertThat(forms(
                                    FilledForm.at(DAY).yes("epistaxis"),
                                    FilledForm.at(HOUR).no("bleeding-gums"))
                            .advice())
                    .containsKey(PLATELETS);
        }

        @Test
        void anAmendedFormTakesThePlaceOfWhatItWas() {
            PatientStory story = PatientStory.treated()
                    .platelets("60")
                    .put("form", FilledForm.at(HOUR).yes("epistaxis").item())
                    .put("form", FilledForm.at(HOUR).no("epistaxis").item().status("amended"));

            assertThat(story.advice()).doesNotContainKey(PLATELETS);
        }

        @Test
        void anActiveConditionStandsAgainstANo() {
            PatientStory story = forms(FilledForm.at(HOUR).no("epistaxis"))
                    .and(Item.condition(PatientStory.EPISTAXIS, "active", "confirmed"));

            assertThat(story.advice()).containsKey(PLATELETS);
        }

        @Test
        void aLaterObservationOfTheSameCodeDecides() {
            PatientStory story = forms(FilledForm.at(DAY).yes("epistaxis"))
                    .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false"));

            assertThat(story.advice()).doesNotContainKey(PLATELETS);
        }

        @Test
        void aLaterFormDecidesOverAnObservationOfTheSameCode() {
            PatientStory story = forms(FilledForm.at(HOUR).no("epistaxis"))
                    .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                            .at(DAY));

            assertThat(story.advice()).doesNotContainKey(PLATELETS);
        }

        private static PatientStory forms(FilledForm... forms) {
            PatientStory story = PatientStory.treated().platelets("60");
            for (FilledForm form : forms) {
                story.and(form.item());
            }
            return story;
        }
    }

    @Nested
    class Fever {

        @ParameterizedTest(name = "{0} {1} at {2}: {3}")
        @CsvSource({
            "38.4, Cel, 415945006, true",
            "101.1, [degF], 415945006, true",
            "100.9, [degF], 415945006, false",
            "38.4, Cel, 415882003, false",
            "38.4, Cel, UNK, true"
        })
        void readingOfTheFormCountsByItsSite(String value, String unit, String site, boolean antibiotics) {
            PatientStory story = PatientStory.treated()
                    .neutrophils("0.8")
                    .and(FilledForm.at(HOUR).temperature(value, unit, site).item());

            assertThat(story.advice().containsKey(ANTIBIOTICS)).isEqualTo(antibiotics);
        }

        @Test
        void feverThatWasFeltButNotMeasuredIsNoTemperature() {
            PatientStory story = PatientStory.treated()
                    .neutrophils("0.8")
                    .and(FilledForm.at(HOUR).yes("fever", "chills").item());

            assertThat(story.advice()).doesNotContainKey(ANTIBIOTICS);
            assertThat(story.notes()).contains("F1", "temperature");
        }

        @Test
        void readingOfTheFormAndOneOfTheRecordMakeASustainedFever() {
            PatientStory story = PatientStory.treated()
                    .neutrophils("0.8")
                    .oral("38.1", "Cel", 150)
                    .and(FilledForm.at(HOUR)
                            .temperature("38.1", "Cel", FilledForm.ARMPIT)
                            .item());

            assertThat(story.advice()).containsEntry(ANTIBIOTICS, "stat");
        }

        @Test
        void readingInAnotherUnitIsRefusedAndSaid() {
            PatientStory story = PatientStory.treated()
                    .neutrophils("0.8")
                    .and(FilledForm.at(HOUR)
                            .temperature("38.4", "furlong", FilledForm.MOUTH)
                            .item());

            assertThat(story.advice()).doesNotContainKey(ANTIBIOTICS).containsKey("not-assessable");
            assertThat(story.notes()).contains("temperature-value", "check the unit");
        }
    }
}
