package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule A2: anemia of grade 2 or higher for at least 28 days, no active ESA, no active thrombosis. */
class ErythropoiesisStimulatingAgentTest {

    private static final String TOPIC = "esa";

    @ParameterizedTest(name = "first low value {0} hours ago: {1}")
    @CsvSource({"671, false", "672, true", "673, true", "900, true"})
    void lastsAtLeastTwentyEightDays(int hours, boolean advised) {
        PatientStory story =
                PatientStory.untreated().hemoglobin("9.0").and(value("9.5").at(Duration.ofHours(hours)));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "9.9, g/dL, routine",
        "10.0, g/dL, none",
        "99, g/L, routine",
        "100, g/L, none",
        "6.1, mmol/L, routine",
        "6.2, mmol/L, none",
        "7.5, g/dL, routine"
    })
    void limit(String value, String unit, String urgency) {
        PatientStory story = PatientStory.untreated()
                .hemoglobin(value, unit)
                .and(value("9.0").at(Duration.ofDays(30)));

        assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @ParameterizedTest(name = "a value of {0} in between: {1}")
    @CsvSource({"9.9, true", "10.0, false", "12.5, false"})
    void oneValueInBetweenThatIsNotLowEndsIt(String value, boolean advised) {
        assertThat(chronic().and(value(value).at(Duration.ofDays(10))).advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void treatmentIsNoCondition() {
        assertThat(chronic().advice()).containsEntry(TOPIC, "routine");
        assertThat(chronic().order("cemsidomide", "active").advice()).containsEntry(TOPIC, "routine");
    }

    @ParameterizedTest
    @CsvSource({
        "epoetin alfa 40000 units, active, false",
        "darbepoetin alfa, active, false",
        "epoetin alfa, stopped, true",
        "epoetin alfa, on-hold, true"
    })
    void activeAgentQuietsTheCard(String medication, String status, boolean advised) {
        assertThat(chronic().order(medication, status).advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void agentAmongTheDraftsDoesToo() {
        assertThat(chronic().draft("darbepoetin alfa").advice()).doesNotContainKey(TOPIC);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "active, confirmed, false",
        "recurrence, confirmed, false",
        "resolved, confirmed, true",
        "inactive, confirmed, true",
        "active, refuted, true",
        "active, entered-in-error, true"
    })
    void activeThrombosisQuietsTheCard(String clinical, String verification, boolean advised) {
        PatientStory story = chronic().and(Item.condition("128053003", clinical, verification));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59282003", "111293003"})
    void otherThrombosesDoToo(String snomed) {
        assertThat(chronic().and(Item.condition(snomed, "active", "confirmed")).advice())
                .doesNotContainKey(TOPIC);
    }

    private static PatientStory chronic() {
        return PatientStory.untreated().hemoglobin("9.0").and(value("9.0").at(Duration.ofDays(30)));
    }

    private static Item value(String value) {
        return Item.lab(PatientStory.HEMOGLOBIN, value, "g/dL");
    }
}
