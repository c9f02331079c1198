package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;
import org.nadir.testing.TestIssuer;

/** Which CDS calls are answered from this server's own record in smart mode. */
class RecordAccessIT {

    private static final String SERVICE = "/cds-services/hematologic-toxicity-patient-view";
    private static final String PATIENT = "cds-record-access";

    private final RunningServer server = SmartServer.shared();

    @BeforeEach
    void storeATreatedPatient() {
        put("Patient/" + PATIENT, """
                {"resourceType": "Patient", "id": "%s"}""".formatted(PATIENT));
        put("MedicationRequest/" + PATIENT, """
                {"resourceType": "MedicationRequest", "id": "%1$s", "status": "active", "intent": "order",
                 "subject": {"reference": "Patient/%1$s"}, "authoredOn": "%2$s",
                 "medicationCodeableConcept": {"text": "cemsidomide"}}""".formatted(PATIENT, Instant.now().minusSeconds(86_400)));
    }

    @Test
    void clientThatIsTrustedWithTheRecord_isAnsweredFromIt_inItsDialect() {
        HttpResponse<String> answer = call(SmartServer.TRUSTED_CDS_CLIENT, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode cards = RunningServer.json(answer).path("cards");
        assertThat(cards).isNotEmpty();
        assertThat(cards.findValues("topic"))
                .allSatisfy(topic -> assertThat(topic.path("code").asText()).matches("[A-Za-z0-9]+"));
    }

    @Test
    void otherClient_isToldWhatIsMissing() {
        HttpResponse<String> answer = call(SmartServer.CDS_CLIENT, "");

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("access token", "reads-own-store").doesNotContain(PATIENT);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "patient/*.rs, cds-record-access, 200",
        "user/*.read, '', 200",
        "system/*.rs, '', 200",
        "patient/*.rs, another, 412",
        "patient/Patient.rs, cds-record-access, 412",
        "launch openid, cds-record-access, 412"
    })
    void callWithAnAccessToken_isAnsweredAsFarAsItReaches(String scope, String patient, int expected) {
        assertThat(withToken(accessToken(SmartServer.ISSUER, scope, patient))).isEqualTo(expected);
    }

    @Test
    void tokenThatIsNotForThisServer_opensNothing() {
        try (TestIssuer foreign = new TestIssuer()) {
            assertThat(withToken(accessToken(foreign, "system/*.rs", ""))).isEqualTo(412);
        }
        assertThat(withToken("opaque")).isEqualTo(412);
        assertThat(withToken("not a token")).isEqualTo(412);
    }

    private int withToken(String token) {
        return call(SmartServer.CDS_CLIENT, """
                , "fhirServer": "%s/fhir", "fhirAuthorization": {"access_token": "%s", "token_type": "Bearer",
                  "expires_in": 300, "scope": "patient/*.rs", "subject": "nadir"}""".formatted(server.base(), token)).statusCode();
    }

    private HttpResponse<String> call(TestIssuer client, String more) {
        String token = ClientToken.of(client, server.base() + SERVICE)
                .claim("tenant", "north")
                .text();
        return server.send(server.request(SERVICE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "%s",
                         "context": {"userId": "Practitioner/1", "patientId": "%s"}%s}""".formatted(UUID.randomUUID(), PATIENT, more))));
    }

    private String accessToken(TestIssuer issuer, String scope, String patient) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.issuer())
                .subject("someone")
                .audience(server.base() + "/fhir")
                .claim("client_id", "app")
                .claim("scope", scope)
                .claim("fhirUser", "Practitioner/1")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
        return issuer.sign(
                patient.isEmpty()
                        ? claims.build()
                        : claims.claim("patient", patient).build());
    }

    private void put(String address, String json) {
        HttpResponse<String> answer = server.send(server.request("/fhir/" + address)
                .header("Authorization", "Bearer " + accessToken(SmartServer.ISSUER, "system/*.cruds", ""))
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }
}
