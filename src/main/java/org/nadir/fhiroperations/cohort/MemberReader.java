package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.ctcae.Ctcae;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;
import org.nadir.toxicity.ClinicalTime;
import org.nadir.toxicity.LaboratoryResult;
import org.nadir.toxicity.MedicationOrder;
import org.nadir.toxicity.PatientChart;
import org.nadir.toxicity.RefusedResult;

/** Reads one patient's orders and results, and grades them. */
final class MemberReader {

    private static final String ANIMAL = "http://hl7.org/fhir/StructureDefinition/patient-animal";

    private final ResourceSource resources;
    private final SummaryTerms terms;
    private final Ctcae ctcae;
    private final Instant now;

    MemberReader(ResourceSource resources, SummaryTerms terms, Instant now) {
        this.resources = resources;
        this.terms = terms;
        this.ctcae = Ctcae.of(terms.version());
        this.now = now;
    }

    CohortMember read(JsonNode patient, Arm arm) {
        if (isAnimal(patient)) {
            return new CohortMember.Animal();
        }
        String id = patient.path("id").asText();
        DrugCourse course = course(resources.fetch(PatientQueries.filled("medicationRequests", id)));
        if (!course.hasBegunBy(terms.period().last())) {
            return new CohortMember.Untreated();
        }
        List<JsonNode> record = new ArrayList<>(resources.fetch(PatientQueries.filled("observations", id)));
        record.add(patient);
        PatientToxicity toxicity = new PatientToxicity(arm);
        PatientChart chart = ChartReader.read(record, List.of(), List.of(), now);
        chart.results().forEach(result -> add(result, course, toxicity));
        chart.refused().forEach(result -> add(result, course, toxicity));
        return new CohortMember.Treated(toxicity);
    }

    private DrugCourse course(List<JsonNode> orders) {
        Set<String> ofTheDrug = ChartReader.read(orders, List.of(), List.of(), now).medicationOrders().stream()
                .filter(order -> terms.protocol().studyDrug().contains(order.medication()))
                .map(MedicationOrder::source)
                .map(source -> source.reference())
                .collect(Collectors.toSet());
        return DrugCourse.of(
                orders.stream()
                        .filter(order -> ofTheDrug.contains(FhirJson.reference(order)))
                        .toList(),
                terms.cycleDays());
    }

    private void add(LaboratoryResult result, CycleOf cycles, PatientToxicity toxicity) {
        Optional<LocalDate> day = Days.of(result.time()).filter(terms.period()::contains);
        day.ifPresent(of -> toxicity.add(
                cycles.at(of), CountedTerm.of(result.analyte()), Worst.NONE.with(ctcae.grade(result.value()))));
    }

    /** A result that nobody can place in time is counted as one that cannot be graded, whatever the period. */
    private void add(RefusedResult result, CycleOf cycles, PatientToxicity toxicity) {
        if (result.analyte() == null) {
            return;
        }
        CountedTerm term = CountedTerm.of(result.analyte());
        Optional<LocalDate> day = result.when().map(ClinicalTime::written).flatMap(Days::parse);
        if (day.isEmpty()) {
            toxicity.add(Cycle.Special.UNKNOWN, term, Worst.NONE.withRefused());
        }
        day.filter(terms.period()::contains)
                .ifPresent(of -> toxicity.add(cycles.at(of), term, Worst.NONE.withRefused()));
    }

    private static boolean isAnimal(JsonNode patient) {
        for (JsonNode extension : patient.path("extension")) {
            if (ANIMAL.equals(extension.path("url").asText())) {
                return true;
            }
        }
        return false;
    }
}
