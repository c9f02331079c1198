package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.AccessTokenClaims;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/**
 * An app that an EHR opened beside its own FHIR server brings the record of its patient; the patient of the same id on this
 * server is somebody else.
 */
class LaunchElsewhereIT {

    private static final String EHR = SmartServer.OTHER_FHIR_SERVER;
    private static final String PATIENT = AppCall.PATIENT;

    private final RunningServer server = SmartServer.shared();

    @BeforeAll
    static void storeSomebodyElseOfTheSameId() {
        AppCall.storeATreatedPatient();
    }

    @ParameterizedTest
    @CsvSource({
        "cds-app, https://ehr.example.org/r4, 200",
        "cds-app, https://EHR.example.org:443/r4/, 200",
        "another, https://ehr.example.org/r4, 403",
        "cds-app, https://ehr.example.org/other, 403",
        "cds-app, http://ehr.example.org/r4, 403",
        "cds-app, '', 403"
    })
    void callIsAboutItsPatientThere(String patient, String fhirServer, int expected) {
        AppCall call = AppCall.about(patient).withWholeTreatment();
        HttpResponse<String> answer = (fhirServer.isEmpty() ? call : call.with("fhirServer", fhirServer))
                .sentWith(token(EHR, "patient/*.cruds"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ehr.example.org/r4, patient/*.rs, 200",
        "https://ehr.example.org/r4/, patient/*.rs, 200",
        "https://ehr.example.org/r4, user/*.rs system/*.rs, 403",
        "https://ehr.example.org/r4, patient/Observation.rs, 403",
        "https://ehr.example.org/r4x, patient/*.rs, 401",
        "https://ehr.example.org, patient/*.rs, 401"
    })
    void launchCountsWhereItsServerIsListed(String audience, String scope, int expected) {
        HttpResponse<String> answer = AppCall.about(PATIENT)
                .with("fhirServer", EHR)
                .withWholeTreatment()
                .sentWith(token(audience, scope));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    @Test
    void answerToACardOfThePatientThereIsKeptAndToldToTheSame() {
        String token = token(EHR, "patient/*.cruds");
        String card = cards(token).getFirst();

        assertThat(AppCall.feedback(card, token).statusCode()).isEqualTo(200);
        assertThat(AppCall.feedback(UUID.randomUUID().toString(), token).statusCode())
                .isEqualTo(403);
        assertThat(cards(token)).doesNotContain(card);
        assertThat(cards(token(EHR, "patient/*.rs"))).doesNotContain(card);
        assertThat(cards(token(EHR, "patient/Patient.rs"))).contains(card);
        assertThat(AppCall.feedback(cardHere(), token).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/cds-app",
                "Patient/cds-app/_history",
                "Patient/cds-app/$everything",
                "Patient/cds-app/$ctcae-grade",
                "Patient/cds-app/$treatment-course",
                "MedicationRequest?patient=cds-app",
                "MedicationRequest?_has:Provenance:target:_id=1",
                "Patient?_revinclude=MedicationRequest:patient",
                "Patient/$toxicity-summary",
                "PlanDefinition/cemsidomide-hematologic-toxicity/$apply?subject=Patient/cds-app",
                "$export",
                "_history"
            })
    void nobodyHereIsShown(String path) {
        HttpResponse<String> answer = fhir(path, "");

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("cemsidomide\"");
    }

    @ParameterizedTest
    @CsvSource({"Observation/$ctcae-grade, observation, Observation", "Patient/$treatment-course, resource, Patient"})
    void whatTheAppBringsIsAnswered(String operation, String parameter, String type) {
        HttpResponse<String> answer = fhir(operation, """
                {"resourceType": "Parameters", "parameter": [{"name": "%s", "resource":
                 {"resourceType": "%s", "id": "brought"}}]}""".formatted(parameter, type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whatIsOfNobodyIsShown() {
        HttpResponse<String> answer = fhir("Questionnaire?name=HematologicSymptoms", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The cards of the patient there, by their uuid. */
    private static List<String> cards(String token) {
        HttpResponse<String> answer = AppCall.about(PATIENT)
                .with("fhirServer", EHR)
                .withWholeTreatment()
                .sentWith(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards").findValuesAsText("uuid");
    }

    private static String cardHere() {
        HttpResponse<String> answer = AppCall.about(PATIENT)
                .sentWith(AppCall.token(
                        "patient/Patient.rs patient/MedicationRequest.rs"
                                + " patient/Observation.rs patient/Condition.rs patient/ServiceRequest.rs",
                        PATIENT,
                        ""));
        return RunningServer.json(answer).path("cards").path(0).path("uuid").asText();
    }

    private HttpResponse<String> fhir(String path, String body) {
        return server.send(server.request("/fhir/" + path)
                .header("Authorization", "Bearer " + token(EHR, "patient/*.cruds user/*.cruds system/*.cruds"))
                .header("Content-Type", "application/fhir+json")
                .method(body.isEmpty() ? "GET" : "POST", BodyPublishers.ofString(body)));
    }

    private static String token(String audience, String scope) {
        return SmartServer.ISSUER.sign(AccessTokenClaims.with(scope)
                .audience(audience)
                .claim("patient", PATIENT)
                .claim("fhirUser", "Practitioner/1")
                .build());
    }
}
