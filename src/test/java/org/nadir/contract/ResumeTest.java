package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.contract.PatientStory.HEMOGLOBIN;
import static org.nadir.contract.PatientStory.NEUTROPHILS;
import static org.nadir.contract.PatientStory.held;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.protocol.Proposal;

/** Rules R1 (the drug may be resumed) and R2 (the source's two rules for resuming disagree). */
class ResumeTest {

    private static final String RESUME = "resume-treatment";
    private static final String DISAGREE = "lower-grade-toxicity";

    @ParameterizedTest(name = "neutrophils {0}, hemoglobin {1}, platelets {2}: {3}")
    @CsvSource({
        "1.5,  10.0, 75,   " + RESUME,
        "4.0,  13.5, 250,  " + RESUME,
        "1.49, 13.5, 250,  " + DISAGREE,
        "1.0,  13.5, 250,  " + DISAGREE,
        "0.99, 13.5, 250,  none",
        "4.0,  13.5, 74,   " + DISAGREE,
        "4.0,  13.5, 50,   " + DISAGREE,
        "4.0,  13.5, 49.9, none",
        "4.0,  9.9,  250,  " + DISAGREE,
        "4.0,  8.0,  250,  " + DISAGREE,
        "4.0,  7.9,  250,  none",
        "4.0,  7.9,  60,   " + DISAGREE
    })
    void limitsWithoutABaseline(String neutrophils, String hemoglobin, String platelets, String topic) {
        assertTopic(held().neutrophils(neutrophils).hemoglobin(hemoglobin).platelets(platelets), topic);
    }

    @ParameterizedTest
    @CsvSource({"on-hold, true", "active, false", "stopped, false", "draft, false"})
    void onlyAnOrderOnHold(String status, boolean advised) {
        assertThat(PatientStory.untreated()
                        .order("cemsidomide", status)
                        .advice()
                        .containsKey(RESUME))
                .isEqualTo(advised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anc", "hb", "plt"})
    void missingLineNeverClearsAHold(String id) {
        assertThat(held().without(id).advice()).doesNotContainKey(RESUME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anc", "hb", "plt"})
    void preliminaryValueNeverClearsAHold(String id) {
        PatientStory story = held();
        story.recorded(id).status("preliminary");

        assertThat(story.advice()).doesNotContainKey(RESUME);
        assertThat(held().and(story.recorded(id).id("other")).advice())
                .as("a final one of the same time")
                .containsKey(RESUME);
    }

    @Test
    void feverWithRecoveredNeutrophilsIsNoFebrileNeutropenia() {
        assertThat(held().oral("38.9", "Cel", 60).advice()).containsKey(RESUME);
    }

    @Test
    void gradeOfOtherVersionsDecidesInAStudyOfThatVersion() {
        assertTopic(held().neutrophils("1.2"), DISAGREE);
        assertThat(held().neutrophils("1.2").advice(Shipped.CTCAE_6))
                .containsKey(RESUME)
                .doesNotContainKey(DISAGREE);
    }

    @Test
    void sameAndLowerDoseAreOffered() {
        PatientStory story = held();

        assertThat(story.of(RESUME).proposals())
                .extracting(Proposal::kind)
                .containsExactly(Proposal.Kind.RESUME, Proposal.Kind.RESUME_LOWER);
        assertThat(Shipped.withDoseLevels("50", "100", "75").drug().nextBelow(dose("100")))
                .contains(dose("75"));
        assertThat(Shipped.withDoseLevels("50", "100").drug().nextBelow(dose("50")))
                .isEmpty();
    }

    @Test
    void cardOfTheDisagreementNamesWhatIsMissing() {
        assertThat(held().hemoglobin("9.0").of(DISAGREE).wording())
                .contains("1000/mm3 and 50,000/mm3")
                .contains("Missing for the second rule: hemoglobin.")
                .contains("Not every line has a baseline value on record.");
        assertThat(held().hemoglobin("9.0").neutrophils("1.2").of(DISAGREE).wording())
                .contains("rule: neutrophils hemoglobin.");
    }

    @Test
    void baselineWithoutALowerLimitIsStillABaseline() {
        PatientStory story = holdSince(20)
                .hemoglobin("9.0")
                .lab(HEMOGLOBIN, "13.0", "g/dL", 25)
                .lab(NEUTROPHILS, "4.0", "10*9/L", 25)
                .lab(PatientStory.PLATELETS, "250", "10*9/L", 25);

        assertThat(story.of(DISAGREE).wording()).doesNotContain("baseline value on record");
    }

    @Nested
    class Baseline {

        @ParameterizedTest(name = "before {0}, now {1}: {2}")
        @CsvSource({
            "9.0, 9.0, " + RESUME,
            "8.0, 9.9, " + RESUME,
            "9.9, 8.0, " + RESUME,
            "7.5, 7.0, " + RESUME,
            "9.0, 7.9, none",
            "10.0, 9.9, " + DISAGREE,
            "13.0, 9.9, " + DISAGREE
        })
        void hemoglobinAtItsOwnBaseline(String before, String now, String topic) {
            assertTopic(holdSince(20).hemoglobin(now).lab(HEMOGLOBIN, before, "g/dL", 25), topic);
        }

        @Test
        void lastValueBeforeTheFirstDoseIsTheBaseline() {
            PatientStory story = holdSince(20).hemoglobin("9.0").lab(HEMOGLOBIN, "9.0", "g/dL", 30);

            assertTopic(story, RESUME);
            assertTopic(story.lab(HEMOGLOBIN, "13.0", "g/dL", 22), DISAGREE);
        }

        @Test
        void valueAfterTheFirstDoseIsNoBaseline() {
            assertTopic(holdSince(20).hemoglobin("9.0").lab(HEMOGLOBIN, "9.0", "g/dL", 19), DISAGREE);
        }

        @ParameterizedTest(name = "first dose {0}, hemoglobin {1}: {2}")
        @CsvSource({
            "2026-11-01, 2026-11-01, " + RESUME,
            "2026-11-01, 2026-11-01T09:00:00Z, " + RESUME,
            "2026-11-01T12:00:00Z, 2026-11-01T09:00:00Z, " + RESUME,
            "2026-11-01T08:00:00Z, 2026-11-01T09:00:00Z, " + DISAGREE,
            "2026-11-01, 2026-11-02, " + DISAGREE
        })
        void valueOfTheSameDayIsDrawnBeforeTheDose(String firstDose, String drawn, String topic) {
            PatientStory story = PatientStory.untreated()
                    .and(Item.order("cemsidomide", "on-hold").dosage("", "", firstDose))
                    .hemoglobin("9.0")
                    .and(Item.lab(HEMOGLOBIN, "9.0", "g/dL").at(drawn));

            assertTopic(story, topic);
        }

        @Test
        void otherLinesBaselineDoesNotHelp() {
            assertTopic(holdSince(20).hemoglobin("9.0").lab(NEUTROPHILS, "1.2", "10*9/L", 25), DISAGREE);
        }
    }

    @Nested
    class RaisedCounts {

        private static final String FLAG = "no recovery of the marrow";

        @ParameterizedTest(name = "{0} of {1} days ago: flagged {2}")
        @CsvSource({
            PatientStory.PLATELET_TRANSFUSION + ", 6, true",
            PatientStory.PLATELET_TRANSFUSION + ", 8, false",
            PatientStory.RED_CELLS + ", 6, true",
            PatientStory.RED_CELLS + ", 8, false"
        })
        void transfusion(String snomed, int days, boolean flagged) {
            PatientStory story = held().and(Item.procedure(snomed).at(Duration.ofDays(days)));

            assertThat(story.of(RESUME).wording().contains(FLAG)).isEqualTo(flagged);
        }

        @ParameterizedTest(name = "{0} G-CSF of {1} days ago: flagged {2}")
        @CsvSource({
            "completed, 13, true",
            "completed, 15, false",
            "stopped, 13, true",
            "cancelled, 3, false",
            "active, 20, true",
            "draft, 3, false"
        })
        void growthFactor(String status, int days, boolean flagged) {
            PatientStory story = held().and(Item.order("filgrastim", status).at(Duration.ofDays(days)));

            assertThat(story.of(RESUME).wording().contains(FLAG)).isEqualTo(flagged);
        }

        @Test
        void transfusionAfterTheCountDidNotRaiseIt() {
            PatientStory story =
                    held().and(Item.procedure(PatientStory.PLATELET_TRANSFUSION).at(Duration.ofMinutes(30)));

            assertThat(story.of(RESUME).wording()).doesNotContain(FLAG);
        }
    }

    private static void assertTopic(PatientStory story, String topic) {
        assertThat(story.advice().getOrDefault(RESUME, "none")).isEqualTo(topic.equals(RESUME) ? "routine" : "none");
        assertThat(story.advice().getOrDefault(DISAGREE, "none"))
                .isEqualTo(topic.equals(DISAGREE) ? "routine" : "none");
    }

    private static PatientStory holdSince(int days) {
        return PatientStory.untreated().and(Item.order("cemsidomide", "on-hold").at(Duration.ofDays(days)));
    }

    private static Dose dose(String micrograms) {
        return new Dose(new BigDecimal(micrograms), "ug");
    }
}
