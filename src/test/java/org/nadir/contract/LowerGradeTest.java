package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.contract.PatientStory.treated;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule L1: order active, and the worst of the three lines is at grade 1 or 2. */
class LowerGradeTest {

    private static final String TOPIC = "lower-grade-toxicity";

    @ParameterizedTest(name = "neutrophils {0}, hemoglobin {1}, platelets {2}: {3}")
    @CsvSource({
        "1.49, 13.5, 250,  routine", "1.0,  13.5, 250,  routine", "0.99, 13.5, 250,  none",
        "4.0,  9.9,  250,  routine", "4.0,  8.0,  250,  routine", "4.0,  7.9,  250,  none",
        "4.0,  13.5, 74.9, routine", "4.0,  13.5, 50,   routine", "4.0,  13.5, 49,   none",
        "1.2,  9.0,  60,   routine", "1.2,  7.5,  60,   none", "4.0,  13.5, 250,  none"
    })
    void worstGradeDecides(String neutrophils, String hemoglobin, String platelets, String urgency) {
        PatientStory story =
                treated().neutrophils(neutrophils).hemoglobin(hemoglobin).platelets(platelets);

        assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @ParameterizedTest(name = "platelets 100 with a lower limit of {0}: {1}")
    @CsvSource({"150, true", "101, true", "100, false", "90, false"})
    void lowerLimitOfNormalTellsGradeOne(String limit, boolean advised) {
        PatientStory story = treated()
                .put("plt", Item.lab(PatientStory.PLATELETS, "100", "10*9/L").lowerLimit(limit));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @Test
    void missingLowerLimitLeavesTheRuleOpenAndIsNoReasonToWarn() {
        PatientStory story = treated().platelets("100");

        assertThat(story.advice()).isEmpty();
        assertThat(treated().platelets("100").hemoglobin("9.0").advice()).containsOnlyKeys(TOPIC);
    }

    @ParameterizedTest
    @CsvSource({"active, true", "stopped, false", "completed, false", "draft, false"})
    void onlyAnActiveOrder(String status, boolean advised) {
        assertThat(PatientStory.untreated()
                        .order("cemsidomide", status)
                        .neutrophils("1.2")
                        .advice()
                        .containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void draftInHandAloneIsNoActiveOrder() {
        assertThat(PatientStory.untreated()
                        .draft("cemsidomide")
                        .neutrophils("1.2")
                        .advice())
                .doesNotContainKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hb", "plt"})
    void worstGradeIsUnknownWithoutALine(String id) {
        assertThat(treated().neutrophils("1.2").without(id).advice()).containsOnlyKeys("not-assessable");
    }

    @Test
    void febrileNeutropeniaUnderVersionSixIsNoLowerGrade() {
        PatientStory story = treated().neutrophils("0.75");

        assertThat(story.advice(Shipped.CTCAE_6)).containsKey(TOPIC);
        assertThat(story.oral("38.1", "Cel", 60).advice(Shipped.CTCAE_6)).containsKeys(TOPIC, "repeat-temperature");
        assertThat(story.oral("38.6", "Cel", 30).advice(Shipped.CTCAE_6)).doesNotContainKey(TOPIC);
    }

    @Test
    void overdueCountDoesNotJustifyToContinue() {
        PatientStory story = treated().neutrophils("1.2");
        assertThat(story.of(TOPIC).wording()).contains("Continue at the current dose with close monitoring");
        for (String id : new String[] {"anc", "hb", "plt"}) {
            story.recorded(id).at(Duration.ofDays(8));
        }

        assertThat(story.of(TOPIC).wording())
                .contains("does not justify to continue")
                .doesNotContain("Continue at the current dose");
    }
}
