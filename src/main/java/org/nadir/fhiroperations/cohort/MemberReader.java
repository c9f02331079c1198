package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.nadir.ctcae.Ctcae;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.facts.TreatmentCourse;

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
        PatientChart chart = chart(patient);
        TreatmentCourse course = terms.courseOf(chart);
        if (!wasTreated(course)) {
            return new CohortMember.Untreated();
        }
        PatientToxicity toxicity = new PatientToxicity(arm);
        chart.usableResults().forEach(result -> add(result, course, toxicity));
        chart.refused().forEach(result -> add(result, course, toxicity));
        return new CohortMember.Treated(toxicity);
    }

    private PatientChart chart(JsonNode patient) {
        String id = patient.path("id").asText();
        List<JsonNode> record = new ArrayList<>(resources.fetch(PatientQueries.filled("medicationRequests", id)));
        record.addAll(resources.fetch(PatientQueries.filled("observations", id)));
        record.add(patient);
        return ChartReader.read(record, List.of(), List.of(), now);
    }

    /** An order without a date may have been given before the end of any period. */
    private boolean wasTreated(TreatmentCourse course) {
        LocalDate last = terms.period().last();
        return course.hasUndatedOrder()
                || course.firstDose()
                        .flatMap(Days::of)
                        .filter(day -> !day.isAfter(last))
                        .isPresent();
    }

    private void add(LaboratoryResult result, TreatmentCourse course, PatientToxicity toxicity) {
        if (isInPeriod(result.time())) {
            toxicity.add(
                    Cycle.of(result.time(), course),
                    CountedTerm.of(result.analyte()),
                    Worst.NONE.with(ctcae.grade(result.value())));
        }
    }

    /** A result that nobody can place in time is counted as one that cannot be graded, whatever the period. */
    private void add(RefusedResult result, TreatmentCourse course, PatientToxicity toxicity) {
        if (result.analyte() == null || !result.when().map(this::isInPeriod).orElse(true)) {
            return;
        }
        Cycle cycle = result.when().map(time -> Cycle.of(time, course)).orElse(Cycle.Special.UNKNOWN);
        toxicity.add(cycle, CountedTerm.of(result.analyte()), Worst.NONE.withRefused());
    }

    private boolean isInPeriod(ClinicalTime time) {
        return Days.of(time).filter(terms.period()::contains).isPresent();
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
