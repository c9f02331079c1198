package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rule F1: neutrophils below 1000/mm3 with one oral temperature (or route unknown) of at least 38.3 C, or at least
 * 38.0 C for more than one hour, within 48 hours.
 */
class FeverTest {

    private static final String TOPIC = "broad-spectrum-antibiotics";
    private static final int HOUR = 60;

    @ParameterizedTest(name = "neutrophils {0} {1}: {2}")
    @CsvSource({"0.999, 10*9/L, true", "1.0, 10*9/L, false", "999, /uL, true", "1000, /mm3, false", "0.05, 10*9/L, true"
    })
    void neutrophilsMustBeBelowOneThousand(String value, String unit, boolean antibiotics) {
        PatientStory story = PatientStory.treated().neutrophils(value, unit).oral("38.9", "Cel", HOUR);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
        assertThat(story.advice(Shipped.CTCAE_6).containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @ParameterizedTest(name = "one oral reading of {0} {1}: {2}")
    @CsvSource({
        "38.2, Cel, false", "38.29, Cel, false", "38.3, Cel, true", "38.4, Cel, true",
        "100.9, [degF], false", "100.94, [degF], true", "101.0, [degF], true", "101, F, true"
    })
    void singleTemperature(String value, String unit, boolean antibiotics) {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral(value, unit, HOUR);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "8331-1, oral, true",
        "8310-5, route not stated, true",
        "8328-7, axillary, false",
        "8332-9, rectal, false",
        "8333-7, tympanic, false",
        "75539-7, temporal artery, false"
    })
    void singleTemperatureCountsByRoute(String loinc, String route, boolean antibiotics) {
        PatientStory story = PatientStory.treated().neutrophils("0.9").temperature(loinc, "39.0", "Cel", HOUR);

        assertThat(story.advice().containsKey(TOPIC)).as(route).isEqualTo(antibiotics);
    }

    @ParameterizedTest(name = "body site {0}: {1}")
    @CsvSource({"Oral, true", "Mouth, true", "Axilla, false", "Left ear, false", "Rectum, false", "Skin, true"})
    void bodySiteTellsTheRoute(String site, boolean antibiotics) {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .and(Item.lab("8310-5", "39.0", "Cel").put("bodySite", "{\"text\": \"%s\"}".formatted(site)));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @Test
    void cardShowsThatTheRouteIsNotKnown() {
        PatientStory story = PatientStory.treated().neutrophils("0.9").temperature("8310-5", "39.0", "Cel", HOUR);

        assertThat(story.evidence()).contains("temperature 39 Cel (route not stated)");
    }

    @Test
    void temperatureJustBelowTheLimitIsNotRoundedUpToIt() {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .oral("100.9", "[degF]", 2 * HOUR)
                .oral("100.9", "[degF]", HOUR / 2);

        assertThat(story.evidence()).contains("temperature 38.27 Cel (oral)");
    }

    @ParameterizedTest(name = "38.0 C twice, {0} minutes apart: {1}")
    @CsvSource({"59, false", "60, false", "61, true"})
    void sustainedMeansLongerThanOneHour(int apart, boolean antibiotics) {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .oral("38.0", "Cel", 10 + apart)
                .oral("38.0", "Cel", 10);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @ParameterizedTest(name = "{0} twice, 61 minutes apart: {2}")
    @CsvSource({"37.99, Cel, false", "38.0, Cel, true", "100.3, [degF], false", "100.4, [degF], true"})
    void sustainedTemperature(String value, String unit, boolean antibiotics) {
        PatientStory story =
                PatientStory.treated().neutrophils("0.9").oral(value, unit, 71).oral(value, unit, 10);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @Test
    void oneReadingThatMayYetBeSustainedMakesNoAdviceMoreUrgent() {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("38.1", "Cel", 10);

        assertThat(story.advice())
                .containsOnlyKeys("interrupt-treatment", "g-csf", "repeat-temperature")
                .containsEntry("interrupt-treatment", "urgent")
                .containsEntry("g-csf", "routine");
        assertThat(story.notes()).contains("F1", "sustained temperature");
    }

    @Test
    void normalTemperatureLeavesNoQuestionOpen() {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("36.8", "Cel", 10);

        assertThat(story.notes()).isEmpty();
    }

    @Test
    void axillaryReadingsCountForSustainedFever() {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .temperature("8328-7", "38.1", "Cel", 90)
                .temperature("8328-7", "38.1", "Cel", 10);

        assertThat(story.advice()).containsEntry(TOPIC, "stat");
    }

    @Test
    void lowerReadingInBetweenEndsTheRun() {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .oral("38.1", "Cel", 90)
                .oral("37.4", "Cel", 50)
                .oral("38.1", "Cel", 10);

        assertThat(story.advice()).doesNotContainKey(TOPIC);
    }

    @Test
    void ofTwoReadingsAtOneTimeTheHigherCountsWhateverTheirOrder() {
        Item first = Item.lab("8310-5", "38.1", "Cel").at(Duration.ofMinutes(90));
        Item high = Item.lab("8310-5", "38.1", "Cel").at(Duration.ofMinutes(10));
        Item low = Item.lab("8328-7", "37.2", "Cel").at(Duration.ofMinutes(10));

        for (List<Item> order : List.of(List.of(first, high, low), List.of(low, high, first))) {
            PatientStory story = PatientStory.treated().neutrophils("0.9");
            order.forEach(story::and);

            assertThat(story.advice()).containsKey(TOPIC);
        }
    }

    @ParameterizedTest(name = "temperature {0} hours before the neutrophils: {1}")
    @CsvSource({"47, true", "48, true", "49, false"})
    void temperatureBeforeTheNeutrophils(int hours, boolean antibiotics) {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("38.9", "Cel", (2 + hours) * HOUR);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @ParameterizedTest(name = "temperature {0} hours after the neutrophils: {1}")
    @CsvSource({"47, true", "48, true", "49, false"})
    void temperatureAfterTheNeutrophils(int hours, boolean antibiotics) {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("38.9", "Cel", HOUR);
        story.recorded("anc").at(Duration.ofHours(1 + hours));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(antibiotics);
    }

    @Test
    void neutrophilsOfTheDayBeforeYesterdayGivenAsADateAreNearEnough() {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("38.9", "Cel", HOUR);
        // The day ended 35 hours before the temperature, whatever its beginning.
        story.recorded("anc").at("2026-11-18");

        assertThat(story.advice()).containsKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "on-hold", "stopped", "completed"})
    void treatmentStatusDoesNotMatter(String status) {
        PatientStory story = PatientStory.untreated()
                .order("cemsidomide", status)
                .neutrophils("0.9")
                .oral("38.5", "Cel", HOUR);

        assertThat(story.advice()).containsEntry(TOPIC, "stat");
    }

    @Test
    void patientWithoutAnyOrderIsWarnedToo() {
        assertThat(PatientStory.untreated()
                        .neutrophils("0.9")
                        .oral("38.5", "Cel", HOUR)
                        .advice())
                .containsEntry(TOPIC, "stat");
    }

    @Test
    void withoutATemperatureTheQuestionIsSaidToBeOpen() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");

        assertThat(story.advice()).doesNotContainKey(TOPIC);
        assertThat(story.notes()).contains("F1", "temperature");
    }

    @Test
    void temperatureWithoutAUnitIsRefusedAndSaid() {
        Item noUnit = Item.lab("8331-1", "38.9", "Cel").put("valueQuantity", "{\"value\": 38.9}");

        PatientStory story = PatientStory.treated().neutrophils("0.9").and(noUnit);

        assertThat(story.advice()).doesNotContainKey(TOPIC).containsKey("not-assessable");
        assertThat(story.notes()).contains("temperature", "no unit");
    }

    @ParameterizedTest
    @CsvSource({"98.6, Cel", "38.9, [degF]", "29, Cel", "46, Cel"})
    void implausibleTemperatureIsRefusedAndSaid(String value, String unit) {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral(value, unit, HOUR);

        assertThat(story.advice()).doesNotContainKey(TOPIC).containsKey("not-assessable");
        assertThat(story.notes()).contains("check the unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "registered"})
    void temperatureTakenBackIsNone(String status) {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.9")
                .and(Item.lab("8331-1", "38.9", "Cel").status(status));

        assertThat(story.advice()).doesNotContainKeys(TOPIC, "not-assessable");
    }
}
