package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.contract.PatientStory.HEMOGLOBIN;
import static org.nadir.contract.PatientStory.LEUKOCYTES;
import static org.nadir.contract.PatientStory.NEUTROPHILS;
import static org.nadir.contract.PatientStory.PLATELETS;
import static org.nadir.contract.PatientStory.held;
import static org.nadir.contract.PatientStory.treated;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tricky cases of CLINICAL B8, numbers 1 to 15: reading results. */
class ThirtyCasesTest {

    private static final String INTERRUPT = "interrupt-treatment";
    private static final String NOT_ASSESSABLE = "not-assessable";
    private static final String RESUME = "resume-treatment";

    private static final String GIGA = "10*9/L";

    @Test
    @DisplayName("1. Boundary equality")
    void boundaryEquality() {
        Grades.assertV5(NEUTROPHILS, "/uL", "499=4 500=3 999=3 1000=2 1499=2 1500=0-1");
        Grades.assertV5(PLATELETS, GIGA, "24.9=4 25=3 49.9=3 50=2 74.9=2 75=0-1");
        Grades.assertV5(HEMOGLOBIN, "g/dL", "7.9=3 8.0=2 9.9=2 10.0=0-1");
        assertThat(Grades.v6(Item.lab(PLATELETS, "10", GIGA))).isEqualTo("3");
        assertThat(Grades.v6(Item.lab(PLATELETS, "9.9", GIGA))).isEqualTo("4");
        assertThat(Grades.v5(Item.lab(NEUTROPHILS, "2.0", GIGA).lowerLimit("2.0")))
                .isEqualTo("0");
        assertThat(Grades.v5(Item.lab(HEMOGLOBIN, "140", "g/L").lowerLimit("140")))
                .isEqualTo("0");
    }

    @Test
    @DisplayName("2. Same number, different unit")
    void sameNumberInAnotherUnit() {
        assertThat(List.of("0.7 10*9/L", "700 /uL", "0.7 10*3/uL", "0.7 K/uL", "0.7 x10E3/uL", "700 cells/mm3"))
                .allSatisfy(written -> {
                    String[] part = written.split(" ");
                    assertThat(treated().neutrophils(part[0], part[1]).advice())
                            .as(written)
                            .isEqualTo(treated().neutrophils("0.7").advice())
                            .containsEntry(INTERRUPT, "urgent");
                });
        Grades.assertV5(HEMOGLOBIN, "g/L", "90=2");
        Grades.assertV5(HEMOGLOBIN, "mmol/L", "5.6=2");
    }

    @Test
    @DisplayName("3. Missing unit, unit only as text, code and text that contradict each other, code without system")
    void doubtfulUnit() {
        assertThat(withQuantity("{\"value\": 0.4}").advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(withQuantity("{\"value\": 0.4, \"unit\": \"10*9/L\", \"code\": \"/uL\"}")
                        .advice())
                .containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(withQuantity("{\"value\": 0.4, \"unit\": \"10*9/L\"}").advice())
                .containsKey(INTERRUPT);
        assertThat(withQuantity("{\"value\": 0.4, \"code\": \"10*9/L\"}").advice())
                .containsKey(INTERRUPT);
    }

    @Test
    @DisplayName("4. 1000-fold errors")
    void thousandfoldErrors() {
        assertThat(List.of(
                        treated().neutrophils("350", "10*3/uL"),
                        treated().platelets("0.05"),
                        treated().hemoglobin("130")))
                .allSatisfy(story -> {
                    assertThat(story.advice()).containsOnlyKeys(NOT_ASSESSABLE);
                    assertThat(story.notes()).contains("check the unit");
                });
    }

    @Test
    @DisplayName("5. Comparator")
    void comparator() {
        assertThat(Grades.v5(Item.lab(NEUTROPHILS, "0.1", GIGA).comparator("<")))
                .isEqualTo("4");
        assertThat(Grades.v6(Item.lab(NEUTROPHILS, "0.1", GIGA).comparator("<")))
                .isEqualTo("4");
        assertThat(Grades.v5(Item.lab(NEUTROPHILS, "2", GIGA).comparator("<").lowerLimit("1.8")))
                .isEqualTo("0-4");
        assertThat(Grades.v6(Item.lab(PLATELETS, "10", GIGA).comparator("<"))).isEqualTo("4");
        assertThat(held().put("anc", Item.lab(NEUTROPHILS, "1.5", GIGA).comparator(">="))
                        .advice())
                .containsKey(RESUME);
        assertThat(treated()
                        .put("anc", Item.lab(NEUTROPHILS, "2", GIGA).comparator("<"))
                        .advice())
                .containsKey(NOT_ASSESSABLE)
                .doesNotContainKey(INTERRUPT);
    }

    @Test
    @DisplayName("6. Status")
    void status() {
        assertThat(List.of("registered", "cancelled", "entered-in-error", "unknown"))
                .allSatisfy(status -> {
                    PatientStory story = treated().neutrophils("0.4");
                    assertThat(story.advice()).containsKey(INTERRUPT);
                    story.recorded("anc").status(status);
                    assertThat(story.advice()).as(status).containsOnlyKeys(NOT_ASSESSABLE);
                });
        PatientStory preliminary = treated().neutrophils("0.4");
        preliminary.recorded("anc").status("preliminary");
        assertThat(preliminary.advice()).containsKey(INTERRUPT);
        assertThat(preliminary.remarks()).contains("preliminary");
        PatientStory onHold = held();
        onHold.recorded("anc").status("preliminary");
        assertThat(onHold.advice()).doesNotContainKey(RESUME);
    }

    @Test
    @DisplayName("7. Several reference ranges")
    void severalReferenceRanges() {
        String female = "{\"low\": {\"value\": 2.0}, \"appliesTo\": [{\"text\": \"female\"}]}";
        String male = "{\"low\": {\"value\": 1.2}, \"appliesTo\": [{\"text\": \"male\"}]}";
        String critical = "{\"low\": {\"value\": 0.5}, \"type\": {\"coding\": [{\"code\": \"treatment\"}]}}";
        assertThat(withRanges(female, male, critical).advice()).containsKey("lower-grade-toxicity");
        assertThat(withRanges("{\"low\": {\"value\": 2.0}}", "{\"low\": {\"value\": 1.2}}")
                        .advice())
                .isEmpty();
        assertThat(withRanges("{\"low\": {\"value\": 2000, \"unit\": \"/uL\"}}").advice())
                .containsKey("lower-grade-toxicity");
        assertThat(Grades.v5(Item.lab(NEUTROPHILS, "1.7", GIGA).put("referenceRange", "[{\"text\": \"1.8 - 7.8\"}]")))
                .isEqualTo("0-1");
    }

    @Test
    @DisplayName("8. Different laboratories, different lower limits within one person")
    void limitOfEachResult() {
        PatientStory story = treated()
                .and(Item.lab(NEUTROPHILS, "1.7", GIGA).lowerLimit("2.0").at(Duration.ofDays(2)));

        story.put("anc", Item.lab(NEUTROPHILS, "1.7", GIGA).lowerLimit("1.5"));
        assertThat(story.advice()).isEmpty();
        story.put("anc", Item.lab(NEUTROPHILS, "1.7", GIGA).lowerLimit("1.8"));
        assertThat(story.advice()).containsKey("lower-grade-toxicity");
    }

    @Test
    @DisplayName("9. Stale result")
    void staleResult() {
        PatientStory overdue = PatientStory.counted(9).order("cemsidomide", "active");
        overdue.put("anc", Item.lab(NEUTROPHILS, "1.2", GIGA).at(Duration.ofDays(9)));
        assertThat(overdue.advice()).containsOnlyKeys("lower-grade-toxicity", "repeat-cbc");
        assertThat(overdue.of("lower-grade-toxicity").wording())
                .contains("does not justify to continue")
                .doesNotContain("Continue at the current dose");
        PatientStory old = treated().without("anc").lab(NEUTROPHILS, "0.3", GIGA, 29);
        assertThat(old.advice()).containsKey(NOT_ASSESSABLE).doesNotContainKey(INTERRUPT);
    }

    @Test
    @DisplayName("10. Several results on one day")
    void severalResultsOnOneDay() {
        Item morning = Item.lab(NEUTROPHILS, "0.4", GIGA).at("2026-11-20T06:00:00Z");
        assertThat(treated().and(morning).advice()).doesNotContainKey(INTERRUPT);
        assertThat(treated()
                        .without("anc")
                        .and(morning)
                        .and(Item.lab(NEUTROPHILS, "1.6", GIGA).at("2026-11-20T07:30:00+02:00"))
                        .advice())
                .containsKey(INTERRUPT);
        Item issuedLater =
                Item.lab(NEUTROPHILS, "0.4", GIGA).at(Duration.ofDays(1)).put("issued", "\"2026-11-20T11:59:00Z\"");
        assertThat(treated().and(issuedLater).advice()).doesNotContainKey(INTERRUPT);
        Item sameTime = Item.lab(NEUTROPHILS, "0.4", GIGA).at(Duration.ofHours(2));
        assertThat(treated().and(sameTime.status("preliminary")).advice()).doesNotContainKey(INTERRUPT);
        Item manual = Item.lab("753-4", "1.6", GIGA).at(Duration.ofHours(2));
        assertThat(treated().neutrophils("0.4").and(manual).advice()).doesNotContainKey(INTERRUPT);
        PatientStory recoveredFromWorst = treated()
                .without("plt")
                .and(Item.lab(PLATELETS, "20", GIGA).at("2026-11-20T05:00:00Z"))
                .and(Item.lab(PLATELETS, "90", GIGA).at("2026-11-20T09:00:00Z"));
        assertThat(recoveredFromWorst.advice()).containsKey("review-dose").doesNotContainKey(INTERRUPT);
    }

    @Test
    @DisplayName("11. Corrected values that cross a boundary in either direction")
    void correctedValues() {
        Item first = revision("0.4", "final", 1);
        Item corrected = revision("1.4", "corrected", 2);
        assertThat(treated().put("anc", first).put("again", corrected).advice()).doesNotContainKey(INTERRUPT);
        assertThat(treated().put("anc", corrected).put("again", first).advice()).doesNotContainKey(INTERRUPT);
        assertThat(treated()
                        .put("anc", revision("1.4", "final", 1))
                        .put("again", revision("0.4", "amended", 2))
                        .advice())
                .containsKey(INTERRUPT);
        PatientStory story = treated().neutrophils("0.4");
        assertThat(story.recommendations().getFirst().uuid("p1", Shipped.CTCAE_5))
                .isEqualTo(story.recommendations().getFirst().uuid("p1", Shipped.CTCAE_5));
    }

    @Test
    @DisplayName("12. Derived ANC")
    void derivedNeutrophils() {
        PatientStory story = treated().without("anc").and(Item.lab(LEUKOCYTES, "2.0", GIGA));
        assertThat(story.and(Item.lab("769-0", "20", "%")).remarks()).contains("without bands: may be low");
        story.and(Item.lab("764-1", "4", "%"));
        assertThat(story.evidence()).contains("neutrophils 0.48 10*9/L");
        story.and(Item.lab("770-8", "22", "%"));
        assertThat(story.evidence()).contains("neutrophils 0.44 10*9/L");
        assertThat(story.remarks()).contains("derived from leukocytes");
        story.and(Item.lab(NEUTROPHILS, "1.6", GIGA));
        assertThat(story.advice()).doesNotContainKey(INTERRUPT);
        assertThat(treated()
                        .without("anc")
                        .and(Item.lab(LEUKOCYTES, "2.0", GIGA))
                        .and(Item.lab("770-8", "0.35", "%"))
                        .advice())
                .containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(treated()
                        .without("anc")
                        .and(Item.lab("20482-6", "0.4", GIGA))
                        .advice())
                .containsOnlyKeys(NOT_ASSESSABLE);
    }

    @Test
    @DisplayName("13. Platelet clumping, estimate codes: no hold on an estimate, suggest repeat")
    void clumpsAndEstimates() {
        Item low = Item.lab(PLATELETS, "15", GIGA);
        assertThat(treated().put("plt", low).advice()).containsKey(INTERRUPT);
        low.put("note", "[{\"text\": \"No platelet clumps seen.\"}]");
        assertThat(treated().put("plt", low).advice()).containsKey(INTERRUPT);
        low.put("note", "[{\"text\": \"EDTA: platelet clumping, count unreliable\"}]");
        assertThat(treated().put("plt", low).advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(treated().put("plt", low).notes()).contains("repeat the count");
        low.without("note").put("interpretation", "[{\"text\": \"Platelets clumped\"}]");
        assertThat(treated().put("plt", low).advice()).containsOnlyKeys(NOT_ASSESSABLE);
        assertThat(treated().put("plt", Item.lab("49497-1", "15", GIGA)).advice())
                .containsOnlyKeys(NOT_ASSESSABLE);
    }

    @Test
    @DisplayName("14. Value absent")
    void valueAbsent() {
        Map.of(
                        "dataAbsentReason", "{\"text\": \"clotted\"}",
                        "valueString", "\"TNTC\"",
                        "valueCodeableConcept", "{\"text\": \"hemolyzed\"}",
                        "valueRange", "{\"low\": {\"value\": 0.2}}",
                        "valueSampledData", "{\"data\": \"1 2\"}")
                .forEach((element, value) -> assertThat(treated()
                                .and(Item.lab(NEUTROPHILS, "0.4", GIGA)
                                        .without("valueQuantity")
                                        .put(element, value))
                                .advice())
                        .as(element)
                        .containsOnlyKeys(NOT_ASSESSABLE));
    }

    @Test
    @DisplayName("15. Panel shapes")
    void panelShapes() {
        Item components = Item.lab("58410-2", "1", "1").without("valueQuantity").put("component", """
                [{"code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                  "valueQuantity": {"value": 0.4, "unit": "10*9/L"}}]""");
        assertThat(treated().and(components).advice()).containsKey(INTERRUPT);
        Item members = Item.lab("58410-2", "1", "1")
                .without("valueQuantity")
                .put("hasMember", "[{\"reference\": \"Observation/anc\"}]");
        assertThat(treated().neutrophils("0.4").and(members).advice())
                .isEqualTo(treated().neutrophils("0.4").advice());
        Item alone = Item.lab(NEUTROPHILS, "0.4", GIGA);
        assertThat(treated().and(components).and(alone).advice())
                .isEqualTo(treated().and(alone).advice());
    }

    private static PatientStory withQuantity(String quantity) {
        return treated().put("anc", Item.lab(NEUTROPHILS, "1", GIGA).put("valueQuantity", quantity));
    }

    private static PatientStory withRanges(String... ranges) {
        return treated()
                .put(
                        "anc",
                        Item.lab(NEUTROPHILS, "1.7", GIGA)
                                .put("referenceRange", "[%s]".formatted(String.join(", ", ranges))));
    }

    private static Item revision(String value, String status, int version) {
        return Item.lab(NEUTROPHILS, value, GIGA)
                .id("one")
                .status(status)
                .put("meta", "{\"versionId\": \"%d\"}".formatted(version));
    }
}
