package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several results is the current one (CLINICAL A1), and what its time is. */
class CurrentResultTest {

    private static final String INTERRUPT = "interrupt-treatment";

    @Test
    void latestByEffectiveTimeCountsNotTheLastInTheAnswer() {
        Item later = neutrophils("4.0").at(Duration.ofMinutes(30));
        Item earlier = neutrophils("0.4").at(Duration.ofDays(1));

        assertThat(story().and(later).and(earlier).advice()).doesNotContainKey(INTERRUPT);
        assertThat(story().and(earlier).and(later).advice()).doesNotContainKey(INTERRUPT);
    }

    @Test
    void latestByEffectiveTimeCountsNotTheLastUpdated() {
        Item later =
                neutrophils("0.4").at(Duration.ofHours(1)).put("meta", "{\"lastUpdated\": \"2026-11-20T11:00:00Z\"}");
        Item earlier =
                neutrophils("4.0").at(Duration.ofDays(1)).put("meta", "{\"lastUpdated\": \"2026-11-20T11:59:00Z\"}");

        assertThat(story().and(later).and(earlier).advice()).containsKey(INTERRUPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "registered"})
    void resultTakenBackOrNotYetReportedIsNeverUsed(String status) {
        assertThat(PatientStory.treated().and(neutrophils("0.4").status(status)).advice())
                .isEmpty();
        assertThat(story().and(neutrophils("0.4").status(status)).advice()).containsOnlyKeys("not-assessable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "amended", "corrected"})
    void finalWinsOverPreliminaryAtTheSameTime(String status) {
        assertThat(story().and(neutrophils("4.0").status(status))
                        .and(neutrophils("0.4").status("preliminary"))
                        .advice())
                .isEmpty();
        assertThat(story().and(neutrophils("4.0").status("preliminary"))
                        .and(neutrophils("0.4").status(status))
                        .advice())
                .containsKey(INTERRUPT);
    }

    @Test
    void correctionWinsOverFinalAtTheSameTime() {
        assertThat(story().and(neutrophils("0.4"))
                        .and(neutrophils("4.0").status("corrected"))
                        .advice())
                .isEmpty();
        assertThat(story().and(neutrophils("4.0").status("amended"))
                        .and(neutrophils("0.4").status("corrected"))
                        .advice())
                .containsKey(INTERRUPT);
    }

    @Test
    void ofTwoFinalResultsAtTheSameTimeTheLowerCounts() {
        assertThat(story().and(neutrophils("4.0")).and(neutrophils("0.4")).advice())
                .containsKey(INTERRUPT);
        assertThat(story().and(neutrophils("0.4")).and(neutrophils("4.0")).advice())
                .containsKey(INTERRUPT);
    }

    @Test
    void preliminaryIsUsedAndLabelled() {
        PatientStory story = story().and(neutrophils("0.4").status("preliminary"));

        assertThat(story.advice()).containsEntry(INTERRUPT, "stat");
        assertThat(story.recommendations().getFirst().evidence())
                .anySatisfy(piece -> assertThat(piece.remarks()).contains("preliminary"));
    }

    @Test
    void dayIsEnough() {
        assertThat(story().and(neutrophils("0.4").at("2026-11-19")).advice()).containsKey(INTERRUPT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"effectivePeriod\": {\"start\": \"2026-11-18T08:00:00Z\", \"end\": \"2026-11-20T08:00:00Z\"}",
                "\"effectivePeriod\": {\"start\": \"2026-11-20T08:00:00Z\"}",
                "\"effectiveInstant\": \"2026-11-20T08:00:00.123Z\"",
                "\"issued\": \"2026-11-20T08:00:00Z\"",
                "\"effectiveDateTime\": \"2026-11-20T09:00:00+01:00\""
            })
    void otherFormsOfTheTime(String time) {
        Item low = Item.of("""
                {
                  "resourceType": "Observation", "status": "final",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                  "valueQuantity": {"value": 0.4, "unit": "10*9/L"}, %s
                }
                """.formatted(time));
        Item earlier = neutrophils("4.0").at("2026-11-20T07:59:00Z");
        Item later = neutrophils("4.0").at("2026-11-20T08:01:00Z");

        assertThat(story().and(low).and(earlier).advice()).containsKey(INTERRUPT);
        assertThat(story().and(low).and(later).advice()).isEmpty();
    }

    @Test
    void timeOfTheSpecimenCountsNotWhenItWasIssued() {
        Item low = neutrophils("0.4").at(Duration.ofDays(2)).put("issued", "\"2026-11-20T11:59:00Z\"");

        assertThat(story().and(low)
                        .and(neutrophils("4.0").at(Duration.ofDays(1)))
                        .advice())
                .isEmpty();
    }

    @Test
    void smallDifferenceOfTwoClocksIsNoFuture() {
        assertThat(story().and(neutrophils("0.4").at(PatientStory.NOW.plusSeconds(600)))
                        .advice())
                .containsKey(INTERRUPT);
    }

    @Test
    void componentsOfAPanelAreResults() {
        PatientStory story = PatientStory.treated()
                .without("anc")
                .without("hb")
                .without("plt")
                .and(Item.of("""
                        {
                          "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-11-20T08:00:00Z",
                          "code": {"coding": [{"system": "http://loinc.org", "code": "58410-2"}]},
                          "component": [
                            {"code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                             "valueQuantity": {"value": 0.4, "unit": "10*9/L"}},
                            {"code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}]},
                             "valueQuantity": {"value": 12, "unit": "g/dL"}},
                            {"code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]},
                             "valueQuantity": {"value": 200, "unit": "10*9/L"}}
                          ]
                        }
                        """));

        assertThat(story.advice()).containsOnlyKeys(INTERRUPT, "g-csf");
    }

    @Test
    void panelWithMembersIsNoResultItself() {
        Item panel = Item.of("""
                {
                  "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-11-20T08:00:00Z",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "58410-2"}]},
                  "hasMember": [{"reference": "Observation/anc"}]
                }
                """);

        assertThat(PatientStory.treated().and(panel).neutrophils("0.4").advice())
                .containsOnlyKeys(INTERRUPT, "g-csf");
    }

    @Test
    void countThatAlsoHasMembersAndNoQuantityIsRefusedNotPassedOver() {
        Item odd = neutrophils("0.4")
                .without("valueQuantity")
                .put("valueString", "\"see members\"")
                .put("hasMember", "[{\"reference\": \"Observation/x\"}]");

        assertThat(PatientStory.treated().and(odd).advice()).containsOnlyKeys("not-assessable");
    }

    @Test
    void sameResultTwiceIsOneResult() {
        PatientStory story =
                PatientStory.treated().neutrophils("0.4").and(neutrophils("0.4").id("anc"));

        assertThat(story.chart().results()).hasSize(3);
    }

    @Test
    void ofTwoFormsOfAResourceTheLastUpdatedCountsWhateverTheirOrder() {
        Item old = neutrophils("0.4").id("x").put("meta", "{\"lastUpdated\": \"2026-11-20T11:10:00Z\"}");
        Item young = neutrophils("4.0").id("x").put("meta", "{\"lastUpdated\": \"2026-11-20T11:20:00+00:00\"}");

        assertThat(story().and(old).and(young).advice()).isEmpty();
        assertThat(story().and(young).and(old).advice()).isEmpty();
    }

    @ParameterizedTest(name = "{0} g/dL: {1}")
    @CsvSource({"9.0, 2", "11.0, 1", "12.0, 0"})
    void lowerLimitOfTheResultItselfDecidesGradeOne(String value, int grade) {
        PatientStory story = PatientStory.treated().neutrophils("0.9");
        story.put("hb", Item.lab("718-7", value, "g/dL").lowerLimit("12.0"));

        assertThat(story.recommendations().getFirst().evidence())
                .filteredOn(piece -> piece.label().equals("hemoglobin"))
                .singleElement()
                .satisfies(
                        piece -> assertThat(piece.graded().orElseThrow().low()).isEqualTo(grade))
                .satisfies(
                        piece -> assertThat(piece.graded().orElseThrow().high()).isEqualTo(grade));
    }

    private static PatientStory story() {
        return PatientStory.treated().without("anc");
    }

    private static Item neutrophils(String value) {
        return Item.lab(PatientStory.NEUTROPHILS, value, "10*9/L");
    }
}
