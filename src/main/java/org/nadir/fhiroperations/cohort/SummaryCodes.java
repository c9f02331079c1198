package org.nadir.fhiroperations.cohort;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.nadir.fhir.Canonical;

/** The codes in a summary that are neither a term nor a category. */
final class SummaryCodes {

    static final String SYSTEM = Canonical.BASE + "/CodeSystem/toxicity-summary";

    static final String SEVERE = "grade-3-or-higher";

    private static final String POPULATION = "http://terminology.hl7.org/CodeSystem/measure-population";

    private SummaryCodes() {}

    static CodeableConcept own(String code, String display) {
        return new CodeableConcept(new Coding(SYSTEM, code, display));
    }

    /** A population as every Measure has it. */
    static CodeableConcept population(String code, String display) {
        return new CodeableConcept(new Coding(POPULATION, code, display));
    }
}
