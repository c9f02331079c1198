package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule X1: treated, and a line has no usable value in the last 28 days, or a result was refused. */
class NotAssessableTest {

    private static final String TOPIC = "not-assessable";

    @ParameterizedTest
    @CsvSource({"anc, neutrophils", "hb, hemoglobin", "plt, platelets"})
    void missingLineIsNamed(String id, String line) {
        PatientStory story = PatientStory.treated().without(id);

        assertThat(story.advice()).containsEntry(TOPIC, "urgent");
        assertThat(story.notes()).contains(line + ": no usable result in the last 28 days");
    }

    @ParameterizedTest
    @CsvSource({"active, true", "on-hold, true", "stopped, false", "completed, false"})
    void onlyATreatedPatientNeedsTheCounts(String status, boolean said) {
        PatientStory story =
                PatientStory.untreated().order("cemsidomide", status).without("anc");

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(said);
    }

    @Test
    void draftInHandNeedsTheCountsToo() {
        assertThat(PatientStory.untreated().draft("cemsidomide").without("plt").advice())
                .containsKey(TOPIC);
    }

    @Test
    void noDataAtAllIsNotNormal() {
        PatientStory story = PatientStory.treated().without("anc").without("hb").without("plt");

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
    }

    @ParameterizedTest(name = "result of {0} days and {1} hours ago is missing: {2}")
    @CsvSource({"27, 23, false", "28, 0, false", "28, 1, true"})
    void olderThanTwentyEightDaysIsNotCurrent(int days, int hours, boolean said) {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.recorded("anc").at(Duration.ofDays(days).plusHours(hours));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(said);
        assertThat(story.advice().containsKey("interrupt-treatment")).isEqualTo(!said);
    }

    @Test
    void oldResultIsMentionedWithItsDate() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.recorded("anc").at("2026-10-01");

        assertThat(story.notes()).contains("the last one, 0.4 10*9/L, is of 2026-10-01");
    }

    @Test
    void resultOfTheTwentyEighthDayGivenAsADateIsStillCurrent() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.recorded("anc").at("2026-10-23");

        assertThat(story.advice()).doesNotContainKey(TOPIC).containsKey("interrupt-treatment");
    }

    @ParameterizedTest
    @CsvSource({
        "751-8, 350,  10*3/uL",
        "777-3, 0.05, 10*9/L",
        "718-7, 1.2, g/dL",
        "718-7, 130, g/dL",
        "6690-2, 4200, 10*9/L",
        "731-0, 900, 10*9/L",
        "777-3, 180000, 10*9/L"
    })
    void implausibleResultIsRefusedWithAHintAtTheUnit(String loinc, String value, String unit) {
        PatientStory story = PatientStory.treated().and(Item.lab(loinc, value, unit));

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
        assertThat(story.notes()).contains("check the unit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": 0.4}",
                "{\"value\": 0.4, \"unit\": \"lakh/cumm\"}",
                "{\"value\": 0.4, \"unit\": \"%\"}",
                "{\"value\": 0.4, \"unit\": \"g/dL\"}",
                "{\"value\": 0.4, \"unit\": \"mmol/L\"}",
                "{\"value\": 0.4, \"unit\": \"/uL\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"10*9/L\"}",
                "{\"value\": \"0.4\", \"unit\": \"10*9/L\"}",
                "{\"unit\": \"10*9/L\"}",
                "{\"value\": 0.4, \"unit\": \"10*9/L\", \"comparator\": \"ad\"}",
                "{\"value\": 1e400, \"unit\": \"10*9/L\"}"
            })
    void quantityThatCannotBeReadIsRefused(String quantity) {
        assertRefused(Item.lab("751-8", "0.4", "10*9/L").put("valueQuantity", quantity));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueString\": \"see comment\"",
                "\"valueCodeableConcept\": {\"text\": \"hemolyzed\"}",
                "\"valueRange\": {\"low\": {\"value\": 1}}",
                "\"valueInteger\": 4",
                "\"dataAbsentReason\": {\"text\": \"unknown\"}",
                "\"note\": [{\"text\": \"clotted\"}]"
            })
    void countWithoutAQuantityIsRefused(String value) {
        assertRefused(Item.of("""
                {
                  "resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-11-20T11:00:00Z",
                  "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]}, %s
                }
                """.formatted(value)));
    }

    @Test
    void absentValueSaysWhy() {
        Item absent = Item.lab("751-8", "0.4", "10*9/L")
                .without("valueQuantity")
                .put("dataAbsentReason", "{\"text\": \"specimen clotted\"}");

        assertThat(PatientStory.treated().and(absent).notes()).contains("specimen clotted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"2026-11-21T12:00:00Z\"", "\"2027-01-01\"", "\"2026-11\"", "\"2026\"", "\"yesterday\"", "7"})
    void timeThatLiesAheadOrCannotBePlacedIsRefused(String time) {
        assertRefused(Item.lab("751-8", "0.4", "10*9/L").put("effectiveDateTime", time));
    }

    @Test
    void resultWithoutAnyTimeIsRefused() {
        assertRefused(Item.lab("751-8", "0.4", "10*9/L").without("effectiveDateTime"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "verified"})
    void statusThatIsNotKnownIsRefused(String status) {
        assertRefused(Item.lab("751-8", "0.4", "10*9/L").status(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"49497-1", "49498-9"})
    void estimateIsRefused(String loinc) {
        PatientStory story = PatientStory.treated().and(Item.lab(loinc, "15", "10*9/L"));

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
        assertThat(story.notes()).contains("estimate");
    }

    @Test
    void codesOfTwoLinesContradictEachOther() {
        Item both = Item.lab("751-8", "15", "10*9/L").put("code", """
                {"coding": [{"system": "http://loinc.org", "code": "751-8"},
                            {"system": "http://loinc.org", "code": "777-3"}]}""");

        assertRefused(both);
    }

    @Test
    void animalIsNotGraded() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.recorded("patient").put("extension", """
                [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]""");

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
        assertThat(story.notes()).contains("animal");
    }

    @Test
    void boundThatLeavesAnInterruptionOpenIsSaid() {
        PatientStory story = PatientStory.treated().neutrophils("2", "10*9/L");
        story.recorded("anc").put("valueQuantity", "{\"value\": 2, \"comparator\": \"<\", \"unit\": \"10*9/L\"}");

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
        assertThat(story.notes()).contains("rule H1", "only bounds the value");
    }

    @ParameterizedTest(name = "{0} {1} x10^9/L interrupts: {2}, says that it is open: {3}")
    @CsvSource({
        "<, 0.1, true, false",
        "<, 0.5, true, false",
        "<=, 1.0, false, true",
        "<, 1.0, true, false",
        ">=, 1.5, false, false",
        ">, 0.9, false, true"
    })
    void comparators(String comparator, String value, boolean interrupt, boolean open) {
        PatientStory story = PatientStory.treated();
        story.recorded("anc").put("valueQuantity", """
                        {"value": %s, "comparator": "%s", "unit": "10*9/L"}""".formatted(value, comparator));

        assertThat(story.advice().containsKey("interrupt-treatment")).isEqualTo(interrupt);
        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(open);
    }

    @Test
    void otherTestsAreNoneOfOurBusiness() {
        assertThat(PatientStory.treated().lab("2160-0", "1.1", "furlong", 0).advice())
                .isEmpty();
    }

    private static void assertRefused(Item item) {
        PatientStory story = PatientStory.treated().and(item);

        assertThat(story.advice()).containsOnlyKeys(TOPIC);
        assertThat(story.notes()).contains("is not used");
    }
}
