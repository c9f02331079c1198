package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcernedTest {

    @ParameterizedTest
    @CsvSource({
        "Observation, subject",
        "Condition, subject",
        "Procedure, subject",
        "MedicationRequest, subject",
        "ServiceRequest, subject",
        "QuestionnaireResponse, subject",
        "ResearchSubject, individual"
    })
    void resourceConcernsItsPatient(String type, String element) {
        assertThat(by("""
                {"resourceType": "%s", "%s": {"reference": "http://ehr.example/fhir/Patient/1/_history/2"}}
                """.formatted(type, element))).containsExactly("Patient/1");
    }

    @Test
    void patientConcernsItself() {
        assertThat(by("{\"resourceType\": \"Patient\", \"id\": \"1\", \"meta\": {\"versionId\": \"3\"}}"))
                .containsExactly("Patient/1");
    }

    @Test
    void feedbackConcernsTheAlertOfItsCard() {
        assertThat(by("""
                {"resourceType": "Communication", "identifier": [
                  {"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "5f0c8a3e"},
                  {"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "not/an id"},
                  {"system": "https://nadir-cds.github.io/fhir/sid/suggestion", "value": "s1"}]}
                """)).containsExactly("DetectedIssue/5f0c8a3e");
    }

    @ParameterizedTest
    @CsvSource({"Group/1", "urn:uuid:6f5f8c4e-2b0c-4c3e-9a44-0d5d8d1a2f01", "Patient"})
    void whatIsOfNoPatientConcernsNobody(String reference) {
        assertThat(by("{\"resourceType\": \"Observation\", \"subject\": {\"reference\": \"%s\"}}".formatted(reference)))
                .isEmpty();
    }

    @Test
    void whatNoRuleLooksAtConcernsNobody() {
        assertThat(by("{\"resourceType\": \"Encounter\", \"subject\": {\"reference\": \"Patient/1\"}}"))
                .isEmpty();
        assertThat(by("{\"resourceType\": \"Observation\"}")).isEmpty();
    }

    private static Set<String> by(String json) {
        return Concerned.by(FhirContext.forR4Cached().newJsonParser().parseResource(json));
    }
}
