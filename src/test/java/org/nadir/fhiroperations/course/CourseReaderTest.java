package org.nadir.fhiroperations.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;

/** What is told of a patient's treatment. */
class CourseReaderTest {

    private final PatientStory story = PatientStory.untreated();

    private static Item order(String status, String authored) {
        return Item.order("cemsidomide 75 mcg capsule", status).at(authored);
    }

    @Test
    void theTermsAreThoseOfTheProtocolThatAdvises() {
        Told told = Told.of(story.and(order("active", "2026-10-01T08:00:00+02:00")));

        assertThat(told.lines("protocol"))
                .singleElement()
                .asString()
                .matches("https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity\\|.+");
        assertThat(told.lines("drug")).containsExactly("cemsidomide");
        assertThat(told.lines("ctcaeVersion")).containsExactly("5.0");
        assertThat(told.lines("assessedAt")).containsExactly("2026-11-20T12:00:00Z");
        assertThat(told.lines("firstDose")).containsExactly("2026-10-01T08:00:00+02:00");
        assertThat(told.lines("cycleLength")).containsExactly("28 d");
        assertThat(told.lines("doubt")).isEmpty();
    }

    @Test
    void endedOrders_areTold_withDosesTimesCycleAndReason() {
        story.and(order("stopped", "2026-10-01")
                        .dosage("75", "mcg", "2026-10-02")
                        .cycle(1)
                        .put("statusReason", "{\"text\": \"Neutropenia\"}"))
                .and(order("on-hold", "2026-11-01").put("dosageInstruction", """
                        [{"timing": {"repeat": {"boundsPeriod": {"start": "2026-11-02", "end": "2026-11-15"}}},
                          "doseAndRate": [{"doseQuantity": {"value": 50, "unit": "ug",
                            "system": "http://unitsofmeasure.org", "code": "ug"}}]}]"""));

        assertThat(Told.of(story).lines("order"))
                .containsExactly(
                        "{cycle=1, dose=75 ug?, kind=study-drug, reference=MedicationRequest/r1, start=2026-10-02, status=stopped, statusReason=Neutropenia, text=cemsidomide 75 mcg capsule}",
                        "{dose=50 ug, end=2026-11-15, kind=study-drug, reference=MedicationRequest/r2, start=2026-11-02, status=on-hold, text=cemsidomide 75 mcg capsule}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "cancelled", "entered-in-error"})
    void whatWasNeverGiven_isNotTold(String status) {
        assertThat(Told.of(story.and(order(status, "2026-10-01"))).lines("order"))
                .isEmpty();
        assertThat(Told.of(story).lines("firstDose")).isEmpty();
        assertThat(Told.of(story).lines("doubt")).isEmpty();
    }

    @Test
    void aStatusThatSaysNothing_isADoubt() {
        assertThat(Told.of(story.and(order("unknown", "2026-10-01"))).lines("doubt"))
                .containsExactly("MedicationRequest/r1.status is unknown: it is taken as never given");
    }

    @ParameterizedTest
    @CsvSource({
        "filgrastim, g-csf",
        "epoetin alfa, esa",
        "levofloxacin, antibiotic-prophylaxis",
        "cefepime, broad-spectrum-antibiotics"
    })
    void medications_haveTheKindsOfTheVocabulary(String medication, String kind) {
        assertThat(Told.of(story.order(medication, "completed")).lines("order"))
                .singleElement()
                .asString()
                .contains("kind=" + kind + ",", "status=completed");
    }

    @Test
    void transfusionsAndBloodCounts_areToldWhetherOrderedOrDone() {
        story.and(Item.service(PatientStory.RED_CELLS, "active"))
                .and(Item.procedure(PatientStory.PLATELET_TRANSFUSION).at("2026-11-10T09:30:00Z"))
                .and(Item.laboratoryOrder("58410-2", "active").at("2026-11-20"));

        assertThat(Told.of(story).lines("order"))
                .containsExactly(
                        "{kind=platelet-transfusion, reference=Procedure/r2, start=2026-11-10T09:30:00Z, status=completed, text=12719002}",
                        "{kind=cbc, reference=ServiceRequest/r3, start=2026-11-20, status=active, text=58410-2}",
                        "{kind=rbc-transfusion, reference=ServiceRequest/r1, start=2026-11-20T11:00:00Z, status=active, text=71493000}");
    }

    @Test
    void aTransfusionWithoutADay_isADoubt() {
        story.and(Item.procedure(PatientStory.RED_CELLS).at("2026-11"));

        assertThat(Told.of(story).lines("order")).isEmpty();
        assertThat(Told.of(story).lines("doubt"))
                .containsExactly(
                        "Procedure/r1: performed[x] is missing or not given to the day, so the transfusion cannot be placed");
    }

    @Test
    void temperatures_findings_andWhatIsRefused_areToldByTime() {
        story.temperature("8331-1", "38.4", "Cel", 30)
                .temperature("8310-5", "100.4", "[degF]", 90)
                .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": false"))
                .and(Item.condition(PatientStory.DYSPNEA, "active", "confirmed"))
                .and(Item.lab(PatientStory.NEUTROPHILS, "0.4", "furlongs").at(Duration.ofDays(3)));
        Told told = Told.of(story);

        assertThat(told.lines("temperature"))
                .containsExactly(
                        "{reference=Observation/r2, time=2026-11-20T10:30:00Z, value=38 Cel}",
                        "{reference=Observation/r1, route=oral, time=2026-11-20T11:30:00Z, value=38.4 Cel}");
        assertThat(told.lines("finding"))
                .containsExactly(
                        "{kind=bleeding, present=false, reference=Observation/r3, text=249366005, time=2026-11-20T11:00:00Z}",
                        "{kind=anemia-symptom, present=true, reference=Condition/r4, text=267036007}");
        assertThat(told.lines("refused"))
                .singleElement()
                .asString()
                .startsWith("{code=unlisted-unit, label=neutrophils, reason=")
                .endsWith("reference=Observation/r5, time=2026-11-17T12:00:00Z}");
    }

    @Test
    void whatComesWithoutAnId_hasNoReference() {
        story.and(order("active", "2026-11-01"));
        story.recorded("r1").without("id");

        assertThat(Told.of(story).lines("order")).singleElement().asString().doesNotContain("reference");
    }

    @Test
    void anAnimal_hasACourse_butNoUsableResult() {
        story.recorded("patient").put("extension", """
                [{"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]""");

        assertThat(Told.of(story.and(order("active", "2026-11-01"))).lines("refused"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("{code=animal,"));
        assertThat(Told.of(story).lines("cycle")).hasSize(1);
    }

    @Test
    void thatAPatientHasDied_isADoubt() {
        story.recorded("patient").put("deceasedBoolean", "true");

        assertThat(Told.of(story).lines("doubt")).singleElement().asString().contains("Patient.deceased[x]");
    }
}
