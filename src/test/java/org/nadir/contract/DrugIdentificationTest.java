package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By which shapes of MedicationRequest the study drug is recognised (CLINICAL B4 3.4). */
class DrugIdentificationTest {

    private static final String STUDY_DRUG = """
            {"coding": [{"system": "https://nadir-cds.github.io/fhir/CodeSystem/study-drug", "code": "cemsidomide"}]}""";

    @Test
    void codeAloneIsEnough() {
        assertInterrupted(order().put("medicationCodeableConcept", STUDY_DRUG));
    }

    @Test
    void nameInTheDisplayOfALocalCodeIsEnough() {
        assertInterrupted(order().put("medicationCodeableConcept", """
                {"coding": [{"system": "urn:oid:1.2.3", "code": "77", "display": "CFT7455 CAPSULE"}]}"""));
    }

    @Test
    void sameCodeInAnotherSystemIsAnotherDrug() {
        assertQuiet(order().put("medicationCodeableConcept", """
                {"coding": [{"system": "urn:oid:1.2.3", "code": "CFT-7455x"}]}"""));
    }

    @Test
    void containedMedicationIsRead() {
        assertInterrupted(order().put("contained", """
                        [{"resourceType": "Medication", "id": "drug", "code": %s}]""".formatted(STUDY_DRUG))
                .put("medicationReference", "{\"reference\": \"#drug\"}"));
    }

    @Test
    void ingredientOfAContainedMedicationIsRead() {
        assertInterrupted(order().put("contained", """
                        [{"resourceType": "Medication", "id": "drug", "ingredient": [{"itemCodeableConcept": %s}]}]""".formatted(STUDY_DRUG))
                .put("medicationReference", "{\"reference\": \"#drug\"}"));
    }

    @Test
    void referencedMedicationIsReadWhateverServerTheReferenceNames() {
        Item order = order().put(
                        "medicationReference",
                        "{\"reference\": \"https://ehr.example.org/fhir/Medication/m1/_history/3\"}");

        assertThat(PatientStory.untreated()
                        .and(medication())
                        .and(order)
                        .neutrophils("0.4")
                        .advice())
                .containsKey("interrupt-treatment");
    }

    @Test
    void medicationAmongTheDraftOrdersIsRead() {
        Item order = order().status("draft").put("medicationReference", "{\"reference\": \"Medication/m1\"}");

        assertThat(PatientStory.untreated()
                        .inHand(medication())
                        .inHand(order)
                        .neutrophils("0.4")
                        .advice())
                .containsKey("interrupt-treatment");
    }

    @Test
    void displayOfTheReferenceNamesTheDrug() {
        assertInterrupted(order().put(
                        "medicationReference", "{\"reference\": \"Medication/gone\", \"display\": \"cemsidomide\"}"));
    }

    @Test
    void orderThatNamesNothingIsSaidAndNotTakenForAnotherDrug() {
        PatientStory story = PatientStory.untreated()
                .and(order().put("medicationReference", "{\"reference\": \"Medication/gone\"}"));

        assertThat(story.advice()).containsEntry("not-assessable", "urgent");
        assertThat(story.notes()).contains("whether it is the study drug is not known");
    }

    @Test
    void endedOrderThatNamesNothingIsOfNoConcern() {
        PatientStory story = PatientStory.untreated()
                .and(order().status("completed").put("medicationReference", "{\"reference\": \"Medication/gone\"}"));

        assertThat(story.advice()).isEmpty();
    }

    private static void assertInterrupted(Item order) {
        assertThat(PatientStory.untreated().and(order).neutrophils("0.4").advice())
                .containsKey("interrupt-treatment");
    }

    private static void assertQuiet(Item order) {
        assertThat(PatientStory.untreated().and(order).neutrophils("0.4").advice())
                .doesNotContainKey("interrupt-treatment");
    }

    private static Item order() {
        return Item.order("nothing", "active").without("medicationCodeableConcept");
    }

    private static Item medication() {
        return Item.of("{\"resourceType\": \"Medication\", \"id\": \"m1\", \"code\": %s}".formatted(STUDY_DRUG));
    }
}
