package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule F2: neutrophils below 1000/mm3, and a latest single temperature of 38.0 to below 38.3 C that is not yet sustained.
 */
class RepeatTemperatureTest {

    private static final String TOPIC = "repeat-temperature";
    private static final String ANTIBIOTICS = "broad-spectrum-antibiotics";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "37.9,  Cel, none", "37.99, Cel, none", "38.0, Cel, urgent", "38.2, Cel, urgent", "38.29, Cel, urgent",
        "38.3,  Cel, none", "100.3, [degF], none", "100.4, [degF], urgent", "100.9, [degF], urgent", "101, [degF], none"
    })
    void limitsOfTheTemperature(String value, String unit, String urgency) {
        PatientStory story = neutropenic().oral(value, unit, 30);

        assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @ParameterizedTest(name = "neutrophils {0} {1}: {2}")
    @CsvSource({"0.999, 10*9/L, true", "1.0, 10*9/L, false", "999, /uL, true", "1000, /mm3, false"})
    void limitOfTheNeutrophils(String value, String unit, boolean advised) {
        PatientStory story = PatientStory.untreated().neutrophils(value, unit).oral("38.1", "Cel", 30);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
        assertThat(story.advice(Shipped.CTCAE_6).containsKey(TOPIC)).isEqualTo(advised);
    }

    @ParameterizedTest
    @CsvSource({"active", "on-hold", "stopped"})
    void treatmentIsNoCondition(String status) {
        assertThat(neutropenic()
                        .order("cemsidomide", status)
                        .oral("38.1", "Cel", 30)
                        .advice())
                .containsKey(TOPIC);
    }

    @ParameterizedTest(name = "readings {0} and {1} minutes ago: repeat {2}")
    @CsvSource({"70, 11, true", "70, 10, true", "70, 9, false"})
    void sustainedTemperatureIsAnEmergencyInstead(int first, int second, boolean repeat) {
        PatientStory story = neutropenic().oral("38.0", "Cel", first).oral("38.1", "Cel", second);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(repeat);
        assertThat(story.advice().containsKey(ANTIBIOTICS)).isEqualTo(!repeat);
    }

    @Test
    void onlyTheLatestReadingCounts() {
        assertThat(neutropenic().oral("38.1", "Cel", 90).oral("37.2", "Cel", 30).advice())
                .doesNotContainKey(TOPIC);
        assertThat(neutropenic().oral("37.2", "Cel", 90).oral("38.1", "Cel", 30).advice())
                .containsKey(TOPIC);
    }

    @Test
    void earlierReadingThatIsFeverByItselfIsAnEmergencyInstead() {
        assertThat(neutropenic().oral("38.5", "Cel", 50).oral("38.1", "Cel", 30).advice())
                .containsEntry(ANTIBIOTICS, "stat")
                .doesNotContainKey(TOPIC);
    }

    @Test
    void anyRouteAsksForTheNextReading() {
        assertThat(neutropenic().temperature("8328-7", "38.1", "Cel", 30).advice())
                .containsKey(TOPIC);
    }

    @ParameterizedTest(name = "reading of {0} hours ago, neutrophils of 2 hours ago: {1}")
    @CsvSource({"49, true", "51, false"})
    void temperatureAndNeutrophilsLieWithinTwoDays(int hours, boolean advised) {
        assertThat(neutropenic().oral("38.1", "Cel", hours * 60).advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void unknownNeutrophilsOrTemperatureLeaveTheRuleOpen() {
        assertThat(PatientStory.treated().without("anc").oral("38.1", "Cel", 30).advice())
                .doesNotContainKey(TOPIC);
        assertThat(neutropenic().order("cemsidomide", "active").notes()).contains("(F2)");
    }

    private static PatientStory neutropenic() {
        return PatientStory.untreated().neutrophils("0.9");
    }
}
