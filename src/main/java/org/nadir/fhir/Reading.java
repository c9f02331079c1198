package org.nadir.fhir;

import org.nadir.toxicity.chart.DifferentialShare;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/** What an Observation, one component of it, or an answer to the symptom form says. */
sealed interface Reading {

    record Count(LaboratoryResult result) implements Reading {}

    record Share(DifferentialShare share) implements Reading {}

    record BodyTemperature(Temperature temperature) implements Reading {}

    record Symptom(Finding finding) implements Reading {}

    /** Symptoms were asked for at that time, whatever the answers. */
    record SymptomAssessment(ClinicalTime time, ResourceVersion source) implements Reading {}

    record Refused(RefusedResult result) implements Reading {}
}
