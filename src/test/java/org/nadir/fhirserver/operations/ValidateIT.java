package org.nadir.fhirserver.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

class ValidateIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String VALID = """
            {"resourceType": "Patient", "id": "validated", "active": true}
            """;

    @BeforeAll
    static void storeAPatient() {
        SERVER.put("/fhir/Patient/validated", VALID);
    }

    @Test
    void aValidResourceHasNoErrors() {
        assertThat(errors(SERVER.post("/fhir/Patient/$validate", VALID))).isEmpty();
        assertThat(errors(SERVER.post("/fhir/Patient/validated/$validate?mode=update", VALID)))
                .isEmpty();
    }

    @Test
    void eachFaultOfAnInvalidResourceHasItsPlace() {
        List<JsonNode> errors = errors(SERVER.post("/fhir/Patient/$validate", """
                {"resourceType": "Patient", "gender": "nonsense", "birthDate": "yesterday", "surprise": 1}
                """));

        assertThat(errors)
                .extracting(error -> error.at("/expression/0").asText())
                .contains("Patient.gender", "Patient.birthDate");
        assertThat(errors)
                .anySatisfy(
                        error -> assertThat(error.path("diagnostics").asText()).contains("surprise"));
    }

    @Test
    void xmlIsValidatedToo() {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/$validate")
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(
                        "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"nonsense\"/></Patient>")));

        assertThat(errors(answer))
                .extracting(error -> error.at("/expression/0").asText())
                .contains("Patient.gender");
    }

    @Test
    void theParametersOfTheStandardAreRead() {
        List<JsonNode> errors = errors(SERVER.post("/fhir/Patient/$validate", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "resource", "resource": {"resourceType": "Patient", "gender": "nonsense"}},
                 {"name": "mode", "valueCode": "create"},
                 {"name": "profile", "valueUri": "http://hl7.org/fhir/StructureDefinition/Patient"}]}
                """));

        assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(
                        error.at("/expression/0").asText())
                .isEqualTo("Patient.gender"));
    }

    @Test
    void aStoredProfileIsApplied() {
        SERVER.put("/fhir/StructureDefinition/validated-patient", """
                {"resourceType": "StructureDefinition", "id": "validated-patient", "name": "Dated", "status": "active",
                 "url": "http://example.org/StructureDefinition/validated-patient", "fhirVersion": "4.0.1",
                 "kind": "resource", "abstract": false, "type": "Patient", "derivation": "constraint",
                 "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential": {"element": [{"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1}]}}
                """);
        String profile = "profile=http://example.org/StructureDefinition/validated-patient";

        assertThat(errors(SERVER.post("/fhir/Patient/$validate?" + profile, VALID)))
                .anySatisfy(
                        error -> assertThat(error.path("diagnostics").asText()).contains("Patient.birthDate"));
        assertThat(errors(SERVER.get("/fhir/Patient/validated/$validate?mode=profile&" + profile)))
                .anySatisfy(
                        error -> assertThat(error.path("diagnostics").asText()).contains("Patient.birthDate"));
        assertThat(errors(SERVER.get("/fhir/Patient/validated/$validate"))).isEmpty();
    }

    @Test
    void aStoredResourceIsJudgedByWhatItClaims() {
        SERVER.put("/fhir/Patient/claims-unknown", """
                {"resourceType": "Patient", "id": "claims-unknown",
                 "meta": {"profile": ["http://example.org/StructureDefinition/claimed-only"]}}
                """);

        HttpResponse<String> answer = SERVER.get("/fhir/Patient/claims-unknown/$validate");

        assertThat(errors(answer)).isEmpty();
        assertThat(answer.body()).contains("http://example.org/StructureDefinition/claimed-only");
    }

    @Test
    void anUnknownProfileIsAnError() {
        assertThat(errors(SERVER.post("/fhir/Patient/$validate?profile=http://example.org/unknown", VALID)))
                .anySatisfy(
                        error -> assertThat(error.path("diagnostics").asText()).contains("http://example.org/unknown"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            Patient/$validate               ; {"resourceType": "Observation"}  ; 400 ; Observation
            Patient/$validate               ; {"resourceType": "Nonsense"}     ; 400 ; Nonsense
            Patient/$validate               ; {}                               ; 400 ; resourceType
            Patient/$validate               ; {"resourceType": "Parameters"}   ; 400 ; missing
            Patient/$validate?mode=nonsense ; {"resourceType": "Patient"}      ; 400 ; nonsense
            Patient/$validate?mode=profile  ; {"resourceType": "Patient"}      ; 400 ; profile
            Patient/$validate?mode=delete   ; {"resourceType": "Patient"}      ; 400 ; ID
            Patient/$validate?nonsense=1    ; {"resourceType": "Patient"}      ; 400 ; nonsense
            Patient/$validate?profile=a&profile=b ; {"resourceType": "Patient"} ; 400 ; more than once
            Patient/nobody/$validate        ; {"resourceType": "Patient"}      ; 404 ; nobody
            """)
    void aRequestThatCannotBeAnsweredIsRefused(String path, String body, int status, String named) {
        HttpResponse<String> answer = SERVER.post("/fhir/" + path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.body()).contains(named);
    }

    private static List<JsonNode> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode outcome = RunningServer.json(answer);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        return StreamSupport.stream(outcome.path("issue").spliterator(), false)
                .filter(issue -> !issue.path("severity").asText().matches("information|warning"))
                .toList();
    }
}
