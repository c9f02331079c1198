package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.toxicity.protocol.Protocol;

/** Rule H1: order active or draft in hand, and any of the three lines at grade 3 or higher. */
class InterruptTreatmentTest {

    private static final String TOPIC = "interrupt-treatment";

    @ParameterizedTest(name = "{0} {1} {2} under CTCAE {3}: {4}")
    @CsvSource(textBlock = """
            # line,       value, unit,    CTCAE, urgency
            neutrophils,  1.0,   10*9/L,  5.0,   none
            neutrophils,  0.999, 10*9/L,  5.0,   urgent
            neutrophils,  0.5,   10*9/L,  5.0,   urgent
            neutrophils,  0.499, 10*9/L,  5.0,   stat
            neutrophils,  1000,  /uL,     5.0,   none
            neutrophils,  999,   /uL,     5.0,   urgent
            neutrophils,  499,   /mm3,    5.0,   stat
            neutrophils,  0.499, K/uL,    5.0,   stat
            neutrophils,  0.5,   10*9/L,  6.0,   none
            neutrophils,  0.499, 10*9/L,  6.0,   urgent
            neutrophils,  100,   /uL,     6.0,   urgent
            neutrophils,  99,    /uL,     6.0,   stat
            hemoglobin,   8.0,   g/dL,    5.0,   none
            hemoglobin,   7.99,  g/dL,    5.0,   urgent
            hemoglobin,   3.0,   g/dL,    5.0,   urgent
            hemoglobin,   80,    g/L,     5.0,   none
            hemoglobin,   79,    g/L,     5.0,   urgent
            hemoglobin,   4.9,   mmol/L,  5.0,   none
            hemoglobin,   4.89,  mmol/L,  5.0,   urgent
            hemoglobin,   8.0,   g/dL,    6.0,   none
            hemoglobin,   79,    g/L,     6.0,   urgent
            platelets,    50,    10*9/L,  5.0,   none
            platelets,    49.9,  10*9/L,  5.0,   urgent
            platelets,    25,    10*9/L,  5.0,   urgent
            platelets,    24.9,  10*9/L,  5.0,   stat
            platelets,    50000, /uL,     5.0,   none
            platelets,    49999, /uL,     5.0,   urgent
            platelets,    24999, /uL,     5.0,   stat
            platelets,    24.9,  10*9/L,  6.0,   urgent
            platelets,    10,    10*9/L,  6.0,   urgent
            platelets,    9.9,   10*9/L,  6.0,   stat
            """)
    void limits(String line, String value, String unit, String ctcae, String urgency) {
        PatientStory story = PatientStory.treated();
        switch (line) {
            case "neutrophils" -> story.neutrophils(value, unit);
            case "hemoglobin" -> story.hemoglobin(value, unit);
            default -> story.platelets(value, unit);
        }
        Protocol protocol = ctcae.equals("6.0") ? Shipped.CTCAE_6 : Shipped.CTCAE_5;

        assertThat(story.advice(protocol).getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({
        "active, true",
        "on-hold, false",
        "stopped, false",
        "completed, false",
        "cancelled, false",
        "draft, false",
        "entered-in-error, false",
        "unknown, false"
    })
    void onlyAnActiveOrderOnRecordCanBeInterrupted(String status, boolean interrupt) {
        PatientStory story =
                PatientStory.untreated().order("cemsidomide", status).neutrophils("0.4");

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(interrupt);
    }

    @ParameterizedTest
    @CsvSource({
        "order, true",
        "plan, true",
        "original-order, true",
        "instance-order, true",
        "proposal, false",
        "option, false"
    })
    void proposalIsNoOrder(String intent, boolean interrupt) {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").put("intent", "\"" + intent + "\""))
                .neutrophils("0.4");

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(interrupt);
    }

    @Test
    void orderNotToGiveTheDrugIsNoOrder() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").put("doNotPerform", "true"))
                .neutrophils("0.4");

        assertThat(story.advice()).doesNotContainKeys(TOPIC, "g-csf");
    }

    @ParameterizedTest
    @CsvSource({"draft, true", "active, true", "cancelled, false", "entered-in-error, false", "stopped, false"})
    void draftInHandCountsWhileItIsToBeSigned(String status, boolean interrupt) {
        PatientStory story = PatientStory.untreated()
                .inHand(Item.order("cemsidomide", status))
                .neutrophils("0.4");

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(interrupt);
    }

    @Test
    void draftThatStopsTheRecordedOrderReplacesIt() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").id("order"))
                .inHand(Item.order("cemsidomide", "stopped").id("order"))
                .neutrophils("0.4");

        assertThat(story.advice()).doesNotContainKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lenalidomide",
                "pomalidomide",
                "thalidomide",
                "iberdomide",
                "mezigdomide",
                "avadomide",
                "dexamethasone 40 mg",
                "XCFT74551",
                "acemsidomide"
            })
    void otherDrugIsNotInterrupted(String medication) {
        PatientStory story =
                PatientStory.untreated().order(medication, "active").neutrophils("0.4");

        assertThat(story.advice()).doesNotContainKeys(TOPIC, "g-csf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cemsidomide",
                "CEMSIDOMIDE 75 mcg",
                "CFT7455",
                "cft-7455 capsule",
                "Study drug (CFT7455), 100 ug",
                "dexamethasone + cemsidomide"
            })
    void studyDrugIsKnownByItsNames(String medication) {
        PatientStory story =
                PatientStory.untreated().order(medication, "active").neutrophils("0.4");

        assertThat(story.advice()).containsEntry(TOPIC, "stat");
    }

    @Test
    void oneCardHoldsEveryReason() {
        PatientStory story =
                PatientStory.treated().neutrophils("0.8").hemoglobin("7.5").platelets("30");

        assertThat(story.recommendations().stream()
                        .filter(found -> found.rule().id().equals("H1")))
                .singleElement()
                .satisfies(card -> assertThat(card.evidence())
                        .extracting(piece -> piece.label() + " " + piece.statement())
                        .contains("neutrophils 0.8 10*9/L", "hemoglobin 7.5 g/dL", "platelets 30 10*9/L"));
    }

    @Test
    void febrileNeutropeniaMakesGradeThreeCriticalAndIsShownAsTheReason() {
        PatientStory story = PatientStory.treated().neutrophils("0.8").oral("38.5", "Cel", 60);

        assertThat(story.advice()).containsEntry(TOPIC, "stat");
        assertThat(story.recommendations().stream()
                        .filter(found -> found.rule().id().equals("H1")))
                .singleElement()
                .satisfies(card -> assertThat(card.evidence())
                        .extracting(piece -> piece.label())
                        .contains("temperature"));
    }

    @Test
    void lowLymphocytesAndLeukocytesNeverInterrupt() {
        PatientStory story =
                PatientStory.treated().lab("731-0", "0.05", "10*9/L", 0).lab("6690-2", "0.5", "10*9/L", 0);

        assertThat(story.advice()).isEmpty();
    }

    @Test
    void gradeTwoDoesNotInterrupt() {
        PatientStory story =
                PatientStory.treated().neutrophils("1.0").hemoglobin("8.0").platelets("50");

        assertThat(story.advice()).containsOnlyKeys("lower-grade-toxicity");
    }
}
