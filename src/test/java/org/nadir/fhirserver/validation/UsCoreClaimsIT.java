package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** Claims of profiles that this server does not have: US Core's, which ours stand in for, and unknown ones. */
class UsCoreClaimsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final Sent RESULT = Sent.of("""
            {"resourceType": "Observation",
             "meta": {"profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab|6.1.0"]},
             "status": "final",
             "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
              "code": "laboratory"}]}],
             "code": {"coding": [{"system": "http://loinc.org", "code": "2951-2"}]},
             "subject": {"reference": "Patient/us-core"}, "effectiveDateTime": "2026-05-01",
             "valueQuantity": {"value": 140, "unit": "mmol/L", "system": "http://unitsofmeasure.org", "code": "mmol/L"}}
            """);

    private static final Sent ORDER = Sent.of("""
            {"resourceType": "MedicationRequest",
             "meta": {"profile": ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-medicationrequest"]},
             "status": "active", "intent": "order", "requester": {"display": "Dr. Any"},
             "medicationCodeableConcept": {"text": "Any tablet"}, "subject": {"reference": "Patient/us-core"}}
            """);

    private static final String UNKNOWN = "http://example.org/StructureDefinition/nobody-knows";

    @BeforeAll
    static void storeThePatient() {
        SERVER.put("/fhir/Patient/us-core", """
                {"resourceType": "Patient", "id": "us-core"}
                """);
    }

    @ParameterizedTest(name = "Observation without {0}")
    @CsvSource({
        "status, Observation.status",
        "code, Observation.code",
        "category, Observation.category",
        "subject, Observation.subject",
        "valueQuantity, Observation",
    })
    void aLaboratoryResultIsJudgedByOurs(String missing, String place) {
        assertThat(RESULT.post(SERVER).statusCode()).isEqualTo(201);

        HttpResponse<String> refused = RESULT.without("/" + missing).post(SERVER);

        assertThat(Sent.faults(refused)).contains(place);
        assertThat(ProfiledWritesIT.errorsOfValidate(RESULT.without("/" + missing)))
                .isNotEmpty();
    }

    @Test
    void aTimeThatIsNoDayIsRefused() {
        assertThat(Sent.faults(RESULT.with("effectiveDateTime", "\"2026-05\"").post(SERVER)))
                .contains("Observation.effective.ofType(dateTime)");
    }

    @ParameterizedTest(name = "MedicationRequest without {0}")
    @CsvSource({
        "requester, MedicationRequest",
        "status, MedicationRequest.status",
        "intent, MedicationRequest.intent",
        "subject, MedicationRequest.subject",
        "medicationCodeableConcept, MedicationRequest.medication",
    })
    void anOrderIsJudgedByOurs(String missing, String place) {
        assertThat(ORDER.post(SERVER).statusCode()).isEqualTo(201);

        assertThat(Sent.faults(ORDER.without("/" + missing).post(SERVER))).contains(place);
    }

    @Test
    void allFaultsAreAnsweredAtOnce() {
        HttpResponse<String> answer = RESULT.without("/status")
                .without("/subject")
                .without("/category")
                .post(SERVER);

        assertThat(Sent.faults(answer)).contains("Observation.status", "Observation.subject", "Observation.category");
        assertThat(answer.body()).contains("Observation.subject: minimum required");
    }

    @Test
    void aClaimThatNobodyKnowsIsStoredWithAWarning() {
        Sent result = RESULT.with("meta", "{\"profile\": [\"%s\"]}".formatted(UNKNOWN));

        HttpResponse<String> stored = result.post(SERVER);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(stored.headers().firstValue("Warning"))
                .hasValueSatisfying(text -> assertThat(text).contains(UNKNOWN));

        JsonNode outcome = RunningServer.json(SERVER.send(SERVER.request("/fhir/Observation")
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=OperationOutcome")
                .POST(BodyPublishers.ofString(result.json().toString()))));
        assertThat(outcome.path("issue")).anySatisfy(issue -> {
            assertThat(issue.path("severity").asText()).isEqualTo("warning");
            assertThat(issue.path("diagnostics").asText()).contains(UNKNOWN);
            assertThat(issue.at("/expression/0").asText()).isEqualTo("Observation.meta.profile[0]");
        });
    }

    @Test
    void aClaimThatNobodyKnowsDoesNotHideAFaultInR4() {
        Sent result = RESULT.with("meta", "{\"profile\": [\"%s\"]}".formatted(UNKNOWN));

        assertThat(Sent.faults(result.without("/status").post(SERVER))).contains("Observation.status");
    }

    @Test
    void aProfileOfR4ItselfIsApplied() {
        Sent vital = RESULT.with("meta", "{\"profile\": [\"http://hl7.org/fhir/StructureDefinition/vitalsigns\"]}");

        assertThat(Sent.faults(vital.post(SERVER))).contains("Observation.category");
    }

    @Test
    void aProfileThatAUserStoresCountsFromThenOn() {
        String profile = "http://example.org/StructureDefinition/dated-patient";
        Sent patient = Sent.of("""
                {"resourceType": "Patient", "meta": {"profile": ["%s"]}}
                """.formatted(profile));
        assertThat(patient.post(SERVER).statusCode()).isEqualTo(201);

        SERVER.put("/fhir/StructureDefinition/dated-patient", """
                {"resourceType": "StructureDefinition", "id": "dated-patient", "name": "Dated", "status": "active",
                 "url": "%s", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient",
                 "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential": {"element": [{"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1}]}}
                """.formatted(profile));
        assertThat(Sent.faults(patient.post(SERVER))).contains("Patient.birthDate");

        SERVER.put("/fhir/StructureDefinition/dated-patient", """
                {"resourceType": "StructureDefinition", "id": "dated-patient", "name": "Dated", "status": "active",
                 "url": "%s", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient",
                 "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential": {"element": [{"id": "Patient.gender", "path": "Patient.gender", "min": 1}]}}
                """.formatted(profile));
        assertThat(Sent.faults(patient.post(SERVER))).contains("Patient.gender").doesNotContain("Patient.birthDate");
    }

    @Test
    void whatClaimsNothingIsStoredAsBefore() {
        HttpResponse<String> answer =
                RESULT.without("/meta").without("/category").post(SERVER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
