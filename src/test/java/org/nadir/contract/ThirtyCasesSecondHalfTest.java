package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nadir.contract.PatientStory.HEMOGLOBIN;
import static org.nadir.contract.PatientStory.LEUKOCYTES;
import static org.nadir.contract.PatientStory.NEUTROPHILS;
import static org.nadir.contract.PatientStory.held;
import static org.nadir.contract.PatientStory.treated;
import static org.nadir.contract.PatientStory.untreated;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.ProtocolReader;
import org.nadir.toxicity.protocol.Protocol;

/** The tricky cases of CLINICAL B8, numbers 16 to 30: advising. Where part A decides otherwise, the test names it. */
class ThirtyCasesSecondHalfTest {

    private static final String INTERRUPT = "interrupt-treatment";
    private static final String ANTIBIOTICS = "broad-spectrum-antibiotics";
    private static final String NOT_ASSESSABLE = "not-assessable";
    private static final String RESUME = "resume-treatment";
    private static final String LOWER_GRADE = "lower-grade-toxicity";
    private static final String REVIEW = "review-dose";
    private static final String GIGA = "10*9/L";

    @Test
    @DisplayName("16. Counts after transfusion or G-CSF (A2 R1: flagged, not suppressed)")
    void influencedCounts() {
        Item transfused = Item.procedure(PatientStory.PLATELET_TRANSFUSION).at(Duration.ofDays(2));
        PatientStory story = held().platelets("80").and(transfused);
        assertThat(story.advice()).containsKey(RESUME);
        assertThat(story.of(RESUME).wording()).contains("no recovery of the marrow");
        assertThat(story.remarks()).contains("may be raised by the platelet transfusion");
        transfused.at(Duration.ofDays(9));
        assertThat(story.of(RESUME).wording()).doesNotContain("no recovery of the marrow");
        PatientStory boosted = held().and(Item.order("filgrastim", "completed").at(Duration.ofDays(13)));
        assertThat(boosted.remarks()).contains("may be raised by G-CSF");
    }

    @Test
    @DisplayName("17. Baseline grade")
    void baselineGrade() {
        assertThat(anemicOnHold(25).advice()).containsKey(RESUME).doesNotContainKey(LOWER_GRADE);
        assertThat(anemicOnHold(15).advice()).containsKey(LOWER_GRADE).doesNotContainKey(RESUME);
        PatientStory missing = untreated().hemoglobin("9.0").and(holdOf(20));
        assertThat(missing.advice()).containsKey(LOWER_GRADE).doesNotContainKey(RESUME);
        PatientStory neutropenicBefore =
                untreated().neutrophils("1.2").and(holdOf(20)).lab(NEUTROPHILS, "1.2", GIGA, 25);
        assertThat(neutropenicBefore.advice()).containsKey(RESUME);
        assertThat(neutropenicBefore.advice(Shipped.CTCAE_6)).containsKey(RESUME);
    }

    @Test
    @DisplayName("18. The CTCAE version is configured, never guessed")
    void ctcaeVersion() {
        PatientStory story = treated().neutrophils("0.75");
        assertThat(story.advice()).containsKey(INTERRUPT);
        assertThat(story.advice(Shipped.CTCAE_6)).doesNotContainKey(INTERRUPT).containsKey(LOWER_GRADE);
        assertThat(Shipped.CTCAE_5.ctcaeVersion().label()).isEqualTo("5.0");
        assertThatThrownBy(() -> ProtocolReader.read(Shipped.plan("\"5.0\"", "\"7.0\"")))
                .isInstanceOf(InvalidProtocolException.class);
    }

    @Test
    @DisplayName("19. Duffy-null or constitutional low counts")
    void constitutionallyLow() {
        PatientStory story =
                treated().put("anc", Item.lab(NEUTROPHILS, "1.4", GIGA).lowerLimit("1.2"));
        assertThat(story.advice()).containsOnlyKeys(LOWER_GRADE);
        assertThat(story.remarks()).contains("within the laboratory's own reference range");
        story.put("anc", Item.lab(NEUTROPHILS, "1.1", GIGA).lowerLimit("1.2"));
        assertThat(story.remarks()).doesNotContain("within the laboratory's own reference range");
    }

    @Test
    @DisplayName("20. Children")
    void children() {
        PatientStory story = treated();
        story.recorded("patient").put("birthDate", "\"2008-11-21\"");
        assertThat(story.advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(story.of(NOT_ASSESSABLE).wording())
                .contains("younger than 18")
                .contains("validated");
        for (String adult : List.of("2008-11-20", "2008-11", "2008", "1960")) {
            story.recorded("patient").put("birthDate", "\"%s\"".formatted(adult));
            assertThat(story.advice()).as(adult).isEmpty();
        }
        for (String child : List.of("2008-12", "2009")) {
            story.recorded("patient").put("birthDate", "\"%s\"".formatted(child));
            assertThat(story.advice()).as(child).containsOnlyKeys(NOT_ASSESSABLE);
        }
    }

    @Test
    @DisplayName("21. Febrile neutropenia join")
    void febrileNeutropenia() {
        assertThat(List.of("38.3 Cel", "101.0 [degF]")).allSatisfy(reading -> {
            String[] part = reading.split(" ");
            assertThat(neutropenic().oral(part[0], part[1], 60).advice()).containsEntry(ANTIBIOTICS, "stat");
            assertThat(untreated().neutrophils("1.0").oral(part[0], part[1], 60).advice())
                    .isEmpty();
        });
        assertThat(neutropenic().oral("100.9", "[degF]", 60).advice()).doesNotContainKey(ANTIBIOTICS);
        assertThat(neutropenic().oral("38.0", "Cel", 70).oral("38.0", "Cel", 9).advice())
                .containsKey(ANTIBIOTICS);
        assertThat(neutropenic().oral("38.0", "Cel", 70).oral("38.0", "Cel", 11).advice())
                .doesNotContainKey(ANTIBIOTICS)
                .containsKey("repeat-temperature");
        assertThat(neutropenic().temperature("8328-7", "38.4", "Cel", 60).advice())
                .doesNotContainKey(ANTIBIOTICS);
        assertThat(neutropenic().oral("38.6", "Cel", 49 * 60).advice()).containsKey(ANTIBIOTICS);
        assertThat(neutropenic().oral("38.6", "Cel", 51 * 60).advice()).doesNotContainKey(ANTIBIOTICS);
    }

    @Test
    @DisplayName("22. Hold already in force")
    void holdInForce() {
        assertThat(List.of("on-hold", "stopped", "cancelled", "completed", "draft", "entered-in-error"))
                .allSatisfy(status -> assertThat(untreated()
                                .neutrophils("0.4")
                                .order("cemsidomide", status)
                                .advice())
                        .doesNotContainKey(INTERRUPT));
        Item order = Item.order("cemsidomide", "active");
        PatientStory story = untreated().neutrophils("0.4").and(order);
        assertThat(story.advice()).containsKey(INTERRUPT);
        order.put("dosageInstruction", """
                [{"timing": {"repeat": {"boundsPeriod": {"start": "2026-11-01", "end": "2026-11-14"}}}}]""");
        assertThat(story.remarks()).contains("do not start the next cycle until");
        assertThat(story.order("cemsidomide", "active").of(INTERRUPT).evidence())
                .filteredOn(piece -> piece.label().equals("order"))
                .hasSize(2);
        order.put("doNotPerform", "true");
        assertThat(untreated().neutrophils("0.4").and(order).advice()).doesNotContainKey(INTERRUPT);
    }

    @Test
    @DisplayName("23. Drug identification")
    void drugIdentification() {
        assertThat(List.of("Cemsidomide 75 mcg capsule, study drug", "CFT7455", "CFT-7455 oral"))
                .allSatisfy(drug -> assertThat(untreated()
                                .neutrophils("0.4")
                                .order(drug, "active")
                                .advice())
                        .containsKey(INTERRUPT));
        assertThat(List.of(
                        "cemsidomid", "pomalidomide", "iberdomide", "dexamethasone 40 mg", "study drug A or placebo"))
                .allSatisfy(drug -> assertThat(untreated()
                                .neutrophils("0.4")
                                .order(drug, "active")
                                .advice())
                        .as(drug)
                        .doesNotContainKey(INTERRUPT));
    }

    @Test
    @DisplayName("24. Cycle day; a restriction of cycle 1 never suppresses an emergency")
    void cycleDay() {
        assertThat(cycleOneToxicity(Item.order("cemsidomide", "active").at(Duration.ofDays(27)))
                        .advice())
                .containsKey(REVIEW);
        assertThat(cycleOneToxicity(Item.order("cemsidomide", "active").at(Duration.ofDays(30)))
                        .advice())
                .doesNotContainKey(REVIEW);
        Item stated =
                Item.order("cemsidomide", "active").at(Duration.ofDays(30)).cycle(1);
        assertThat(cycleOneToxicity(stated).advice()).containsKey(REVIEW);
        assertThat(cycleOneToxicity(stated.at(Duration.ofDays(3)).cycle(2)).advice())
                .doesNotContainKey(REVIEW);
        assertThat(treated().neutrophils("0.4").oral("38.5", "Cel", 60).advice())
                .containsKeys(ANTIBIOTICS, "g-csf", INTERRUPT);
        Item written =
                Item.order("cemsidomide", "active").at(Duration.ofDays(40)).dosage("", "", "2026-11-01");
        assertThat(cycleOneToxicity(written).advice()).containsKey(REVIEW);
    }

    @Test
    @DisplayName("25. Resume logic")
    void resumeLogic() {
        assertThat(held().platelets("75").neutrophils("1.5").advice()).containsKey(RESUME);
        assertThat(held().platelets("50").advice()).containsKey(LOWER_GRADE).doesNotContainKey(RESUME);
        assertThat(held().platelets("49.9").advice()).doesNotContainKeys(LOWER_GRADE, RESUME);
        PatientStory again = untreated()
                .and(holdOf(60).dosage("50", "ug", ""))
                .lab(NEUTROPHILS, "0.8", GIGA, 40)
                .lab(NEUTROPHILS, "2.0", GIGA, 30)
                .lab(NEUTROPHILS, "0.7", GIGA, 10);
        assertThat(again.advice()).containsKeys(REVIEW, RESUME);
        assertThat(again.of(RESUME).wording()).contains("not the first episode");
        Protocol lowest = Shipped.withDoseLevels("75", "50");
        assertThat(again.of(REVIEW, lowest).wording()).contains("discuss discontinuation");
    }

    @Test
    @DisplayName("26. Symptoms raise priority independent of the number; negated or historical ones do not")
    void symptoms() {
        Item bleeding = Item.condition(PatientStory.EPISTAXIS, "active", "confirmed");
        assertThat(untreated().platelets("60").and(bleeding).advice()).containsEntry("platelet-transfusion", "stat");
        assertThat(untreated().oral("39.5", "Cel", 60).advice()).isEmpty();
        assertThat(untreated()
                        .hemoglobin("9.5")
                        .and(Item.condition(PatientStory.DYSPNEA, "active", "confirmed"))
                        .advice())
                .containsKey("rbc-transfusion");
        assertThat(List.of(
                        Item.condition(PatientStory.EPISTAXIS, "resolved", "confirmed"),
                        Item.condition(PatientStory.EPISTAXIS, "active", "refuted"),
                        Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false")))
                .allSatisfy(
                        none -> assertThat(untreated().platelets("60").and(none).advice())
                                .isEmpty());
    }

    @Test
    @DisplayName("27. ESA card with active thrombosis, or hemoglobin of 10 and above")
    void erythropoiesisStimulatingAgent() {
        PatientStory story = untreated().hemoglobin("9.0").lab(HEMOGLOBIN, "9.0", "g/dL", 30);
        assertThat(story.of("esa").wording()).contains("thrombosis").contains("iron deficiency");
        assertThat(story.and(Item.condition("59282003", "active", "confirmed")).advice())
                .doesNotContainKey("esa");
        assertThat(untreated()
                        .hemoglobin("10.0")
                        .lab(HEMOGLOBIN, "9.0", "g/dL", 30)
                        .advice())
                .doesNotContainKey("esa");
    }

    @Test
    @DisplayName("28. Leukocytes and lymphocytes alone never interrupt")
    void leukocytesAlone() {
        assertThat(treated()
                        .and(Item.lab(LEUKOCYTES, "0.9", GIGA))
                        .and(Item.lab("731-0", "0.1", GIGA))
                        .advice())
                .isEmpty();
        assertThat(treated().and(Item.lab(LEUKOCYTES, "60", GIGA)).advice()).isEmpty();
    }

    @Test
    @DisplayName("29. Deceased patient, merged patients, animal")
    void oddPatients() {
        PatientStory dead = treated().neutrophils("0.4");
        dead.recorded("patient").put("deceasedDateTime", "\"2026-11-19\"");
        assertThat(dead.advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(dead.notes()).contains("has died");
        PatientStory merged = treated();
        merged.recorded("patient").put("link", """
                [{"type": "replaced-by", "other": {"reference": "Patient/p2"}}]""");
        assertThat(merged.notes()).contains("Patient/p2 replaced this record");
        PatientStory animal = treated().neutrophils("0.4");
        animal.recorded("patient").put("extension", """
                [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]""");
        assertThat(animal.advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(animal.notes()).contains("the subject is an animal");
    }

    @Test
    @DisplayName("30. CDS Hooks practicalities")
    void hooks() {
        PatientStory empty = treated().without("anc").without("hb").without("plt");
        assertThat(empty.advice()).containsOnlyKeys(NOT_ASSESSABLE);
        Item updatedLater = Item.lab(NEUTROPHILS, "0.4", GIGA)
                .at(Duration.ofDays(2))
                .put("meta", "{\"lastUpdated\": \"2026-11-20T11:59:00Z\"}");
        assertThat(treated().and(updatedLater).advice()).doesNotContainKey(INTERRUPT);
        PatientStory neutropenic = treated().neutrophils("0.4");
        assertThat(neutropenic.advice()).containsKey("g-csf");
        Item accepted = Item.order("filgrastim", "draft").put("intent", "\"proposal\"");
        assertThat(neutropenic.inHand(accepted).advice())
                .doesNotContainKey("g-csf")
                .containsKey(INTERRUPT);
    }

    private static PatientStory neutropenic() {
        return untreated().neutrophils("0.9");
    }

    private static Item holdOf(int daysAgo) {
        return Item.order("cemsidomide", "on-hold").at(Duration.ofDays(daysAgo));
    }

    /** Grade 2 anemia now and so many days ago, under an order of 20 days ago that is on hold. */
    private static PatientStory anemicOnHold(int earlierDaysAgo) {
        return untreated().hemoglobin("9.0").and(holdOf(20)).lab(HEMOGLOBIN, "9.0", "g/dL", earlierDaysAgo);
    }

    private static PatientStory cycleOneToxicity(Item order) {
        return untreated().and(order).platelets("20");
    }
}
