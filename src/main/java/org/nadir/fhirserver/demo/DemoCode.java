package org.nadir.fhirserver.demo;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** A code with its system and its published name. */
record DemoCode(String system, String code, String display) {

    static DemoCode loinc(String code, String display) {
        return new DemoCode("http://loinc.org", code, display);
    }

    static DemoCode snomed(String code, String display) {
        return new DemoCode("http://snomed.info/sct", code, display);
    }

    static DemoCode rxNorm(String code, String display) {
        return new DemoCode("http://www.nlm.nih.gov/research/umls/rxnorm", code, display);
    }

    static DemoCode hl7(String codeSystem, String code, String display) {
        return new DemoCode("http://terminology.hl7.org/CodeSystem/" + codeSystem, code, display);
    }

    Coding coding() {
        return new Coding(system, code, display);
    }

    CodeableConcept concept() {
        return new CodeableConcept(coding()).setText(display);
    }
}
