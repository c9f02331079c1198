package org.nadir.fhir;

import org.nadir.toxicity.DifferentialShare;
import org.nadir.toxicity.Finding;
import org.nadir.toxicity.LaboratoryResult;
import org.nadir.toxicity.RefusedResult;
import org.nadir.toxicity.Temperature;

/** What an Observation, or one component of it, says. */
sealed interface Reading {

    record Count(LaboratoryResult result) implements Reading {}

    record Share(DifferentialShare share) implements Reading {}

    record BodyTemperature(Temperature temperature) implements Reading {}

    record Symptom(Finding finding) implements Reading {}

    record Refused(RefusedResult result) implements Reading {}
}
