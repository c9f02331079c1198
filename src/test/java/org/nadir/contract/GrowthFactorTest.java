package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.toxicity.protocol.Protocol;

/** Rule N1: neutropenia grade 3 or higher, or febrile neutropenia; treated; no G-CSF ordered. */
class GrowthFactorTest {

    private static final String TOPIC = "g-csf";

    @ParameterizedTest(name = "{0} {1} under CTCAE {2}: {3}")
    @CsvSource({
        "1.0,   10*9/L, 5.0, none",
        "0.999, 10*9/L, 5.0, routine",
        "0.5,   10*9/L, 5.0, routine",
        "0.499, 10*9/L, 5.0, urgent",
        "999,   /uL,    5.0, routine",
        "499,   /uL,    5.0, urgent",
        "0.5,   10*9/L, 6.0, none",
        "0.499, 10*9/L, 6.0, routine",
        "0.1,   10*9/L, 6.0, routine",
        "99,    /uL,    6.0, urgent"
    })
    void limits(String value, String unit, String ctcae, String urgency) {
        PatientStory story = PatientStory.treated().neutrophils(value, unit);
        Protocol protocol = ctcae.equals("6.0") ? Shipped.CTCAE_6 : Shipped.CTCAE_5;

        assertThat(story.advice(protocol).getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @Test
    void febrileNeutropeniaIsUrgentAtAnyGrade() {
        PatientStory story = PatientStory.treated().neutrophils("0.9").oral("38.5", "Cel", 60);

        assertThat(story.advice()).containsEntry(TOPIC, "urgent");
        assertThat(story.advice(Shipped.CTCAE_6)).containsEntry(TOPIC, "urgent");
    }

    @ParameterizedTest
    @CsvSource({"active, true", "on-hold, true", "stopped, false", "completed, false", "draft, false"})
    void onlyATreatedPatientGetsTheAdvice(String status, boolean advised) {
        PatientStory story =
                PatientStory.untreated().order("cemsidomide", status).neutrophils("0.4");

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @Test
    void draftOfTheStudyDrugInHandCountsAsTreated() {
        assertThat(PatientStory.untreated()
                        .draft("cemsidomide")
                        .neutrophils("0.4")
                        .advice())
                .containsKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filgrastim 480 mcg",
                "Filgrastim-sndz",
                "pegfilgrastim-jmdb 6 mg",
                "Neulasta",
                "tbo-filgrastim",
                "lenograstim",
                "G-CSF"
            })
    void activeGrowthFactorQuietsTheCard(String medication) {
        assertThat(PatientStory.treated()
                        .order(medication, "active")
                        .neutrophils("0.4")
                        .advice())
                .doesNotContainKey(TOPIC);
        assertThat(PatientStory.treated().draft(medication).neutrophils("0.4").advice())
                .doesNotContainKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88"})
    void growthFactorIsKnownByItsRxNormCodeAlsoUnderItsOid(String system) {
        Item order = Item.order("any", "active").put("medicationCodeableConcept", """
                {"coding": [{"system": "%s", "code": "68442"}]}""".formatted(system));

        assertThat(PatientStory.treated().and(order).neutrophils("0.4").advice())
                .doesNotContainKey(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-hold", "stopped", "completed", "cancelled", "draft", "entered-in-error"})
    void growthFactorThatIsNotGivenDoesNot(String status) {
        assertThat(PatientStory.treated()
                        .order("filgrastim", status)
                        .neutrophils("0.4")
                        .advice())
                .containsKey(TOPIC);
    }

    @Test
    void refusedGrowthFactorDoesNot() {
        Item never = Item.order("filgrastim", "active").put("doNotPerform", "true");

        assertThat(PatientStory.treated().and(never).neutrophils("0.4").advice())
                .containsKey(TOPIC);
    }

    @Test
    void cardIsProposedAndClaimsNoRiskOfThisDrug() {
        assertThat(PatientStory.treated().neutrophils("0.4").recommendations().stream()
                        .filter(found -> found.rule().id().equals("N1")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.wording()).contains("not claimed of this drug");
                    assertThat(found.rule().proposals()).hasSize(2);
                });
    }
}
