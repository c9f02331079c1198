package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.contract.PatientStory.HEMOGLOBIN;
import static org.nadir.contract.PatientStory.NEUTROPHILS;
import static org.nadir.contract.PatientStory.PLATELETS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule D1: grade 4 thrombocytopenia in cycle 1, or a second separate episode of grade 3 or higher in one line. */
class ReviewDoseTest {

    private static final String TOPIC = "review-dose";
    private static final String GIGA = "10*9/L";

    @ParameterizedTest(name = "platelets {0} under CTCAE {1}: {2}")
    @CsvSource({"25, 5.0, none", "24.9, 5.0, urgent", "10, 6.0, none", "9.9, 6.0, urgent"})
    void gradeFourInCycleOne(String platelets, String ctcae, String urgency) {
        PatientStory story = orderOf("active", 10).platelets(platelets);

        assertThat(story.advice(ctcae.equals("6.0") ? Shipped.CTCAE_6 : Shipped.CTCAE_5)
                        .getOrDefault(TOPIC, "none"))
                .isEqualTo(urgency);
    }

    @ParameterizedTest(name = "first dose {0} days ago: {1}")
    @CsvSource({"3, true", "27, true", "29, false", "60, false"})
    void laterCyclesHaveNoSuchLimit(int days, boolean advised) {
        assertThat(orderOf("active", days).platelets("20").advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void otherLinesAtGradeFourInCycleOneAreNoDoseLimit() {
        assertThat(orderOf("active", 10).neutrophils("0.2").advice()).doesNotContainKey(TOPIC);
    }

    @Test
    void worstCountOfCycleOneDecidesNotTheCurrentOne() {
        assertThat(orderOf("on-hold", 20).lab(PLATELETS, "20", GIGA, 8).advice())
                .containsKeys(TOPIC, "resume-treatment");
    }

    @Test
    void countBeforeTheFirstDoseIsNotOfCycleOne() {
        assertThat(orderOf("active", 5).lab(PLATELETS, "20", GIGA, 8).advice()).doesNotContainKey(TOPIC);
    }

    @ParameterizedTest(name = "order states {0} = {1}: {2}")
    @CsvSource({"number, 1, true", "number, 2, false", "cycle, 1, true", "cycle, 2, false"})
    void cycleMayBeStatedInParts(String part, int cycle, boolean advised) {
        Item order = Item.order("cemsidomide", "active").put("extension", """
                [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle",
                  "extension": [{"url": "%s", "valueInteger": %d}, {"url": "day", "valueInteger": 4}]}]""".formatted(part, cycle));

        assertThat(PatientStory.untreated()
                        .and(order.at(Duration.ofDays(cycle == 1 ? 50 : 5)))
                        .platelets("20")
                        .advice()
                        .containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @ParameterizedTest(name = "order states cycle {0}: {1}")
    @CsvSource({"1, true", "2, false", "3, false"})
    void statedCycleDecides(int cycle, boolean advised) {
        Item order = Item.order("cemsidomide", "active").cycle(cycle);

        assertThat(PatientStory.untreated()
                        .and(order.at(Duration.ofDays(cycle == 1 ? 50 : 5)))
                        .platelets("20")
                        .advice()
                        .containsKey(TOPIC))
                .isEqualTo(advised);
        assertThat(PatientStory.untreated()
                        .and(order.without("authoredOn"))
                        .platelets("20")
                        .advice()
                        .containsKey(TOPIC))
                .as("an order without a date")
                .isEqualTo(advised);
    }

    @ParameterizedTest
    @CsvSource({"active, true", "on-hold, true", "stopped, false", "completed, false"})
    void onlyATreatedPatientGetsTheAdvice(String status, boolean advised) {
        assertThat(orderOf(status, 10).platelets("20").advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}, then {3}: {4}")
    @CsvSource({
        NEUTROPHILS + ", 0.9, 1.0, 0.9, true",
        NEUTROPHILS + ", 0.9, 0.99, 0.9, false",
        NEUTROPHILS + ", 1.0, 2.0, 0.9, false",
        NEUTROPHILS + ", 0.4, 4.0, 0.3, true",
        PLATELETS + ", 49, 50, 40, true",
        PLATELETS + ", 49, 48, 40, false",
        PLATELETS + ", 50, 120, 49, false",
        HEMOGLOBIN + ", 7.9, 8.0, 7.5, true",
        HEMOGLOBIN + ", 7.9, 7.8, 7.5, false"
    })
    void secondSeparateEpisode(String loinc, String first, String between, String second, boolean advised) {
        assertThat(course(loinc, first, between, second).advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void episodesOfTwoLinesAreNoRecurrence() {
        assertThat(orderOf("active", 60)
                        .lab(NEUTROPHILS, "0.8", GIGA, 40)
                        .lab(NEUTROPHILS, "3.0", GIGA, 30)
                        .lab(PLATELETS, "40", GIGA, 10)
                        .advice())
                .doesNotContainKey(TOPIC);
    }

    @Test
    void episodeBeforeTreatmentIsNone() {
        assertThat(orderOf("active", 35)
                        .lab(NEUTROPHILS, "0.8", GIGA, 40)
                        .lab(NEUTROPHILS, "3.0", GIGA, 30)
                        .lab(NEUTROPHILS, "0.8", GIGA, 10)
                        .advice())
                .doesNotContainKey(TOPIC);
    }

    @ParameterizedTest(name = "before {0} {1}, now {2} {3}: {4}")
    @CsvSource({
        "100, ug, 75, ug, false",
        "100, ug, 100, ug, true",
        "75, ug, 100, ug, true",
        "0.1, mg, 75, ug, false",
        "0.1, mg, 100, ug, true"
    })
    void reducedDoseQuietsTheCard(String dose, String unit, String newDose, String newUnit, boolean advised) {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "stopped")
                        .at(Duration.ofDays(60))
                        .dosage(dose, unit, ""))
                .and(Item.order("cemsidomide", "active").at(Duration.ofDays(5)).dosage(newDose, newUnit, ""))
                .lab(NEUTROPHILS, "0.8", GIGA, 40)
                .lab(NEUTROPHILS, "3.0", GIGA, 30)
                .lab(NEUTROPHILS, "0.8", GIGA, 10);

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @Test
    void nextLowerLevelIsNamedOnlyWhereTheProtocolListsLevels() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").at(Duration.ofDays(10)).dosage("75", "ug", ""))
                .platelets("20");

        assertThat(remarks(story, "100", "75", "50")).contains("next lower level of the protocol: 50 ug");
        assertThat(remarks(story, "100", "75")).contains("lists no lower level: discuss discontinuation");
        assertThat(remarks(story)).contains("lists no dose levels");
        assertThat(story.of(TOPIC).wording()).doesNotContain("discontinuation");
        assertThat(story.of(TOPIC, Shipped.withDoseLevels("100", "75")).wording())
                .contains("discuss discontinuation");
    }

    private static String remarks(PatientStory story, String... levels) {
        return story.of(TOPIC, Shipped.withDoseLevels(levels)).evidence().toString();
    }

    private static PatientStory course(String loinc, String first, String between, String second) {
        String unit = loinc.equals(HEMOGLOBIN) ? "g/dL" : GIGA;
        return orderOf("active", 60)
                .lab(loinc, first, unit, 30)
                .lab(loinc, between, unit, 20)
                .lab(loinc, second, unit, 10);
    }

    private static PatientStory orderOf(String status, int daysAgo) {
        return PatientStory.untreated().and(Item.order("cemsidomide", status).at(Duration.ofDays(daysAgo)));
    }
}
