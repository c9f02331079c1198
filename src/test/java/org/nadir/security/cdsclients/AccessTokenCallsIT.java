package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.AccessTokenClaims;
import org.nadir.testing.BadAccessTokens;
import org.nadir.testing.BadToken;
import org.nadir.testing.OpaqueIssuer;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;
import org.nadir.testing.TestIssuer;

/** What the CDS door does for an app that comes with an access token for {@code /fhir}. */
class AccessTokenCallsIT {

    private static final TestIssuer ISSUER = SmartServer.ISSUER;

    /** One that signs CDS calls and access tokens by the same keys. */
    private static final TestIssuer BOTH = SmartServer.TRUSTED_CDS_CLIENT;

    private static final String PATIENT = AppCall.PATIENT;

    private final RunningServer server = SmartServer.shared();

    static List<BadToken> badTokens() {
        return BadAccessTokens.all();
    }

    @BeforeAll
    static void storeATreatedPatient() {
        AppCall.storeATreatedPatient();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void badAccessToken_isRefusedWithoutAReason(BadToken bad) {
        for (HttpResponse<String> answer : List.of(
                AppCall.about(PATIENT).sentWith(bad.value()),
                AppCall.feedback(UUID.randomUUID().toString(), bad.value()))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        }
    }

    @ParameterizedTest(name = "{0} for {1} {2}: {3}")
    @CsvSource({
        "patient/*.rs, cds-app, '', 200",
        "patient/*.read, cds-app, '', 200",
        "user/*.rs, '', Practitioner/1, 200",
        "user/*.rs, '', Patient/cds-app, 200",
        "system/*.rs, '', '', 200",
        "patient/*.rs, another, '', 403",
        "user/*.rs, '', Patient/another, 403",
        "user/*.rs, '', '', 403",
        "patient/*.rs, '', '', 403",
        "launch openid, cds-app, '', 403",
        "patient/*.cud, cds-app, '', 403",
        "patient/Observation.rs, cds-app, '', 403",
        "patient/Patient.rs, cds-app, '', 412",
        "patient/Patient.rs patient/Observation.rs?category=laboratory, cds-app, '', 412"
    })
    void call_isAnsweredFromTheRecord_asFarAsTheTokenReaches(String scope, String patient, String user, int expected) {
        HttpResponse<String> answer = AppCall.about(PATIENT).sentWith(AppCall.token(scope, patient, user));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        assertThat(RunningServer.json(answer).path("cards").isEmpty()).isEqualTo(expected != 200);
        if (expected != 200) {
            assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
    }

    @Test
    void call_isAnsweredByTheSpecification_asOftenAsTheTokenComes() {
        JWTClaimsSet.Builder claims =
                AccessTokenClaims.with("patient/*.rs").claim("patient", PATIENT).issuer(BOTH.issuer());
        String token = BOTH.sign(claims.claim("tenant", "north").build());

        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = AppCall.about(PATIENT).sentWith(token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            // In the dialect of the client with these keys a topic has no hyphen.
            assertThat(RunningServer.json(answer).findValues("topic"))
                    .extracting(topic -> topic.path("code").asText())
                    .contains("not-assessable");
        }
    }

    @Test
    void opaqueToken_isTaken() {
        String token = "opaque-" + UUID.randomUUID();
        OpaqueIssuer issuer = SmartServer.OPAQUE_ISSUER;
        issuer.tell(
                token,
                AccessTokenClaims.with("patient/*.rs")
                        .issuer(issuer.issuer())
                        .claim("patient", PATIENT)
                        .claim("active", true)
                        .build()
                        .toString());

        assertThat(AppCall.about(PATIENT).sentWith(token).statusCode()).isEqualTo(200);
        String unknown = "opaque-" + UUID.randomUUID();
        issuer.setBroken(true);
        HttpResponse<String> undecided = AppCall.about(PATIENT).sentWith(unknown);
        issuer.setBroken(false);
        assertThat(undecided.statusCode()).isEqualTo(503);
        assertThat(undecided.body()).isEmpty();
        assertThat(undecided.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void tokenInTheQueryToo_isRefused() {
        String token = AppCall.token("patient/*.rs", PATIENT, "");

        assertThat(AppCall.about(PATIENT).at("?access_token=x").sentWith(token).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ehr.example.org/fhir", "http://localhost:1/fhir"})
    void callAboutAnotherServersPatient_isForbidden_thoughItBringsAllData(String fhirServer) {
        HttpResponse<String> answer = AppCall.about(PATIENT)
                .withWholePrefetch()
                .with("fhirServer", fhirServer)
                .sentWith(AppCall.token("system/*.rs", "", ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("OperationOutcome", "fhirServer");
    }

    @Test
    void callAboutAnotherPatient_isForbidden_thoughItBringsAllData() {
        assertThat(AppCall.about(PATIENT)
                        .withWholePrefetch()
                        .sentWith(AppCall.token("patient/*.cruds", "another", ""))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void callThatNamesThisServer_isAboutItsPatient() {
        assertThat(AppCall.about(PATIENT)
                        .with("fhirServer", server.base() + "/fhir")
                        .sentWith(AppCall.token("patient/*.rs", PATIENT, ""))
                        .statusCode())
                .isEqualTo(200);
    }

    /** The token in the body is the client's, and this caller is none. */
    @Test
    void strongerTokenInTheBody_opensNothingMore() {
        HttpResponse<String> answer = AppCall.about(PATIENT)
                .with("fhirServer", server.base() + "/fhir")
                .withAuthorization(AppCall.token("system/*.rs", "", ""))
                .sentWith(AppCall.token("patient/*.rs", "another", ""));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void accessToken_isNoTokenOfAClient() {
        String endpoint = server.base() + AppCall.SERVICE;
        JWTClaimsSet.Builder claims = AccessTokenClaims.with("patient/*.rs")
                .claim("patient", PATIENT)
                .claim("tenant", "north")
                .issuer(BOTH.issuer());
        String forTheEndpoint = BOTH.sign(claims.audience(endpoint).build());
        String forBoth = BOTH.sign(
                claims.audience(List.of(endpoint, server.base() + "/fhir")).build());

        assertThat(AppCall.about(PATIENT).sentWith(forTheEndpoint).statusCode()).isEqualTo(401);
        // As a token of the client it would open the record of everybody.
        assertThat(AppCall.about("somebody-else").sentWith(forBoth).statusCode())
                .isEqualTo(403);
        assertThat(AppCall.about(PATIENT).sentWith(forBoth).statusCode()).isEqualTo(200);
    }

    @Test
    void tokenOfAClient_isNoAccessToken() {
        String endpoint = server.base() + AppCall.SERVICE;
        ClientToken good = ClientToken.of(BOTH, endpoint).claim("tenant", "north");
        ClientToken forBoth = ClientToken.of(BOTH, endpoint)
                .claim("tenant", "north")
                .claim("aud", List.of(endpoint, server.base() + "/fhir"));

        assertThat(readPatient(good.text())).isEqualTo(401);
        assertThat(readPatient(forBoth.text())).isEqualTo(401);
        assertThat(AppCall.about(PATIENT).sentWith(forBoth.text()).statusCode()).isEqualTo(200);
        assertThat(AppCall.about(PATIENT).sentWith(forBoth.text()).statusCode()).isEqualTo(401);
    }

    private int readPatient(String token) {
        return server.send(server.request("/fhir/Patient/" + PATIENT)
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .statusCode();
    }

    @Test
    void unknownService_isNotFound_andDiscoveryNeedsNoToken() {
        String token = AppCall.token("system/*.rs", "", "");

        assertThat(AppCall.about(PATIENT).at("-none").sentWith(token).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/cds-services").statusCode()).isEqualTo(200);
    }

    @Test
    void trail_namesAppAndUser_andNotTheToken() {
        String token = AppCall.token("user/*.rs", "", "Practitioner/cds-app");
        String request = UUID.randomUUID().toString();
        AppCall.about(PATIENT).as(request).sentWith(token);

        JsonNode event = AppCall.auditEvent(request);
        assertThat(event.at("/subtype/0/code").asText()).isEqualTo("cds-call");
        assertThat(event.path("agent").toString())
                .contains("app-of-the-test", "Practitioner/cds-app")
                .doesNotContain("Practitioner/said");
        assertThat(event.toString()).contains("Patient/" + PATIENT).doesNotContain(token);
    }

    @Test
    void trail_namesNoUserWhomNobodyProved() {
        String request = UUID.randomUUID().toString();
        AppCall.about(PATIENT).as(request).sentWith(AppCall.token("system/*.rs", "", ""));

        assertThat(AppCall.auditEvent(request).toString())
                .contains("app-of-the-test")
                .doesNotContain("Practitioner/said");
    }

    @Test
    void issuerOfTheTests_signsNoCdsCalls() {
        assertThat(AppCall.about(PATIENT)
                        .sentWith(ClientToken.of(ISSUER, server.base() + AppCall.SERVICE)
                                .text())
                        .statusCode())
                .isEqualTo(401);
    }
}
