package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nadir.contract.Shipped;
import org.nadir.ctcae.CtcaeVersion;

/** One patient's record as it is counted. */
class MemberReaderTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private static final SummaryPeriod ALWAYS = new SummaryPeriod(null, null);
    private static final String PATIENT = "{\"resourceType\": \"Patient\", \"id\": \"p\"}";

    private final List<JsonNode> orders = new ArrayList<>();
    private final List<JsonNode> results = new ArrayList<>();

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private void order(String drug, String day) {
        orders.add(json("""
                {"resourceType": "MedicationRequest", "id": "o%d", "status": "active", "intent": "order",
                 "medicationCodeableConcept": {"text": "%s"}, "authoredOn": "%s"}""".formatted(orders.size(), drug, day)));
    }

    private void undatedOrder() {
        orders.add(json("""
                {"resourceType": "MedicationRequest", "id": "o%d", "status": "active", "intent": "order",
                 "medicationCodeableConcept": {"text": "cemsidomide"}}""".formatted(orders.size())));
    }

    private void result(String members) {
        result("777-3", "final", members);
    }

    private void result(String code, String status, String members) {
        results.add(json("""
                {"resourceType": "Observation", "id": "r%d", "status": "%s",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, %s}""".formatted(results.size(), status, code, members)));
    }

    private void quantity(String code, String status, String value, String unit) {
        result(code, status, """
                "effectiveDateTime": "2026-01-10T08:00:00Z", "valueQuantity": {"value": %s, "unit": "%s"}""".formatted(value, unit));
    }

    private void platelets(String day, String value) {
        result("\"effectiveDateTime\": \"%s\", \"valueQuantity\": {\"value\": %s, \"unit\": \"10*9/L\"}"
                .formatted(day, value));
    }

    private CohortMember read(String patient, SummaryPeriod period) {
        SummaryTerms terms = new SummaryTerms(CtcaeVersion.V5_0, period, Shipped.CTCAE_5, 28);
        return new MemberReader(query -> query.startsWith("MedicationRequest") ? orders : results, terms, NOW)
                .read(json(patient), Arm.Special.ALL);
    }

    private Map<String, Category> platelets(SummaryPeriod period) {
        return grades(CountedTerm.THROMBOCYTOPENIA, period);
    }

    private Map<String, Category> grades(CountedTerm term, SummaryPeriod period) {
        CohortMember member = read(PATIENT, period);
        assertThat(member).isInstanceOf(CohortMember.Treated.class);
        Map<String, Category> grades = new TreeMap<>();
        ((CohortMember.Treated) member)
                .toxicity()
                .byCycle()
                .forEach((cycle, terms) -> grades.put(
                        cycle.label(), terms.getOrDefault(term, Worst.NONE).category()));
        return grades;
    }

    private Map<String, Category> platelets() {
        return platelets(ALWAYS);
    }

    @Test
    void theWorstOfEachCycleIsKept() {
        order("CFT7455 capsule", "2026-01-01");
        platelets("2025-12-31T23:00:00+05:00", "20");
        platelets("2026-01-01", "60");
        platelets("2026-01-20", "30");
        platelets("2026-01-29", "40");

        assertThat(platelets())
                .containsExactly(
                        Map.entry("1", Category.GRADE_3),
                        Map.entry("2", Category.GRADE_3),
                        Map.entry("before first dose", Category.GRADE_4));
    }

    @Test
    void onlyResultsOfThePeriodCount_byTheDayOfThePlace() {
        order("cemsidomide", "2026-01-01");
        platelets("2026-01-10T23:30:00-08:00", "30");
        platelets("2026-01-11T00:30:00+08:00", "20");

        assertThat(platelets(new SummaryPeriod(LocalDate.parse("2026-01-10"), LocalDate.parse("2026-01-10"))))
                .containsExactly(Map.entry("1", Category.GRADE_3));
    }

    @Test
    void aResultThatCannotBeReadOrPlacedIsNotGradable() {
        order("cemsidomide", "2026-01-01");
        result("\"effectiveDateTime\": \"2026-01-10\", \"valueQuantity\": {\"value\": 20, \"unit\": \"furlong\"}");
        result("\"valueQuantity\": {\"value\": 20, \"unit\": \"10*9/L\"}");

        assertThat(platelets(new SummaryPeriod(LocalDate.parse("2026-01-01"), null)))
                .containsExactly(Map.entry("1", Category.NOT_GRADABLE), Map.entry("unknown", Category.NOT_GRADABLE));
    }

    @Test
    void anImplausibleResultIsNotGradable_andABoundIsARange() {
        order("cemsidomide", "2026-01-01");
        platelets("2026-01-10", "250000");
        platelets("2026-01-30", "30, \"comparator\": \"<\"");
        platelets("2026-03-01", "120");

        assertThat(platelets())
                .containsExactly(
                        Map.entry("1", Category.NOT_GRADABLE),
                        Map.entry("2", Category.GRADE_3_OR_4),
                        Map.entry("3", Category.GRADE_0_OR_1));
    }

    @Test
    void neutrophilsAreDerivedFromLeukocytesAndTheDifferential() {
        order("cemsidomide", "2026-01-01");
        quantity("6690-2", "final", "2.0", "10*9/L");
        quantity("770-8", "final", "20", "%");

        assertThat(grades(CountedTerm.NEUTROPENIA, ALWAYS)).containsExactly(Map.entry("1", Category.GRADE_4));
        assertThat(grades(CountedTerm.LEUKOPENIA, ALWAYS)).containsExactly(Map.entry("1", Category.GRADE_2));
    }

    @Test
    void neutrophilsThatWereReportedAreNotDerived() {
        order("cemsidomide", "2026-01-01");
        quantity("6690-2", "final", "2.0", "10*9/L");
        quantity("770-8", "final", "20", "%");
        quantity("751-8", "final", "1.2", "10*9/L");

        assertThat(grades(CountedTerm.NEUTROPENIA, ALWAYS)).containsExactly(Map.entry("1", Category.GRADE_2));
    }

    @Test
    void ofOneMomentTheFinalResultCounts_andNotTheWorsePreliminaryOne() {
        order("cemsidomide", "2026-01-01");
        quantity("777-3", "final", "60", "10*9/L");
        quantity("777-3", "preliminary", "20", "10*9/L");

        assertThat(platelets()).containsExactly(Map.entry("1", Category.GRADE_2));
    }

    @Test
    void aPreliminaryResultCountsWhereThereIsNoOther() {
        order("cemsidomide", "2026-01-01");
        quantity("777-3", "preliminary", "20", "10*9/L");

        assertThat(platelets()).containsExactly(Map.entry("1", Category.GRADE_4));
    }

    @Test
    void anOrderWithoutADayIsTreatment_andItsCyclesAreUnknown() {
        undatedOrder();
        order("cemsidomide", "2026-01-01");
        platelets("2025-12-31", "30");
        platelets("2026-01-10", "30");

        assertThat(platelets()).containsExactly(Map.entry("unknown", Category.GRADE_3));
        assertThat(platelets(new SummaryPeriod(null, LocalDate.parse("2020-01-01"))))
                .isEmpty();
    }

    @Test
    void treatmentBeginsOnTheDayOfTheFirstDose_asItWasWritten() {
        order("cemsidomide", "2026-01-10T23:30:00-05:00");

        assertThat(read(PATIENT, new SummaryPeriod(null, LocalDate.parse("2026-01-09"))))
                .isEqualTo(new CohortMember.Untreated());
        assertThat(read(PATIENT, new SummaryPeriod(null, LocalDate.parse("2026-01-10"))))
                .isInstanceOf(CohortMember.Treated.class);
    }

    @Test
    void anotherDrugIsNoTreatment() {
        order("lenalidomide", "2026-01-01");
        platelets("2026-01-10", "20");

        assertThat(read(PATIENT, ALWAYS)).isEqualTo(new CohortMember.Untreated());
    }

    @Test
    void anAnimalIsNeverGraded() {
        order("cemsidomide", "2026-01-01");
        platelets("2026-01-10", "20");

        assertThat(read("""
                {"resourceType": "Patient", "id": "p", "extension": [
                  {"url": "http://hl7.org/fhir/StructureDefinition/patient-animal"}]}""", new SummaryPeriod(null, null))).isEqualTo(new CohortMember.Animal());
    }
}
