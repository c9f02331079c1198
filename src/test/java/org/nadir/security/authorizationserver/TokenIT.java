package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** What an app gets for its code, and what it may do with it. */
class TokenIT {

    private final RunningServer server = TrialPatients.server();
    private final TrialApp app = new TrialApp(server);

    @Test
    void the_answer_is_flat_and_not_kept_by_anyone() {
        HttpResponse<String> answer = app.exchange(app.code("trial-one"));
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Pragma")).hasValue("no-cache");
        JsonNode tokens = RunningServer.json(answer);
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(tokens.path("patient").asText()).isEqualTo("trial-one");
        assertThat(tokens.path("need_patient_banner").asBoolean()).isTrue();
        assertThat(tokens.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder("launch", "openid", "fhirUser", "patient/*.rs");
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void the_tokens_say_who_and_for_whom() throws Exception {
        JsonNode tokens = app.tokens("trial-one", "launch openid fhirUser patient/*.rs");
        SignedJWT access = signed(tokens.path("access_token").asText());
        assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getJWTClaimsSet().getIssuer()).isEqualTo(server.base());
        assertThat(access.getJWTClaimsSet().getAudience()).containsExactly(server.base() + "/fhir");
        assertThat(access.getJWTClaimsSet().getClaims())
                .containsEntry("client_id", "nadir-app")
                .containsEntry("patient", "trial-one")
                .containsEntry("fhirUser", server.base() + "/fhir/Practitioner/trial-doctor")
                .containsKeys("jti", "sub", "iat", "exp");
        assertThat(access.getJWTClaimsSet().getStringClaim("scope").split(" ")).contains("patient/*.rs");
        SignedJWT id = signed(tokens.path("id_token").asText());
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly("nadir-app");
        assertThat(id.getJWTClaimsSet().getStringClaim("fhirUser"))
                .isEqualTo(server.base() + "/fhir/Practitioner/trial-doctor");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "code_verifier, another-verifier-that-is-long-enough-to-be-taken-for-one, invalid_grant",
                "code_verifier, none, invalid_client",
                "redirect_uri, http://localhost:9/other, invalid_grant",
                "redirect_uri, none, invalid_grant",
                "code, nonsense, invalid_grant",
                "client_id, stranger, invalid_client",
                "client_id, secret-app, invalid_client"
            })
    void a_code_is_worth_nothing_without_what_belongs_to_it(String parameter, @Nullable String value, String error) {
        HttpResponse<String> answer = app.exchange(app.code("trial-one"), parameter, value);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 401);
        assertThat(RunningServer.json(answer).path("error").asText()).isEqualTo(error);
    }

    @Test
    void a_code_works_once_and_its_second_use_ends_the_first_token() {
        String code = app.code("trial-one");
        String token =
                RunningServer.json(app.exchange(code)).path("access_token").asText();
        assertThat(app.read("/fhir/Patient/trial-one", token).statusCode()).isEqualTo(200);
        HttpResponse<String> again = app.exchange(code);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(again).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(app.read("/fhir/Patient/trial-one", token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_opens_the_record_of_its_patient_and_no_other() {
        String token = app.tokens("trial-one", "launch patient/*.rs")
                .path("access_token")
                .asText();
        assertThat(app.read("/fhir/Observation/trial-one-count", token).statusCode())
                .isEqualTo(200);
        assertThat(app.read("/fhir/Patient/trial-two", token).statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({"offline_access", "online_access"})
    void a_refresh_token_works_once_and_gives_the_next(String access) {
        JsonNode first = app.tokens("trial-one", "launch openid fhirUser patient/*.rs " + access);
        JsonNode second =
                RunningServer.json(app.refresh(first.path("refresh_token").asText()));
        assertThat(second.path("patient").asText()).isEqualTo("trial-one");
        assertThat(second.path("id_token").asText()).isNotEmpty();
        assertThat(second.path("refresh_token").asText())
                .isNotEmpty()
                .isNotEqualTo(first.path("refresh_token").asText());
        assertThat(app.refresh(first.path("refresh_token").asText()).statusCode())
                .isEqualTo(400);
        assertThat(app.refresh(second.path("refresh_token").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_refresh_may_ask_for_less_and_never_for_more() {
        JsonNode first = app.tokens("trial-one", "launch offline_access patient/Observation.rs patient/Patient.rs");
        HttpResponse<String> more =
                app.refresh(first.path("refresh_token").asText(), "scope", "patient/Observation.rs patient/*.cruds");
        assertThat(RunningServer.json(more).path("error").asText()).isEqualTo("invalid_scope");
        JsonNode less = RunningServer.json(
                app.refresh(first.path("refresh_token").asText(), "scope", "patient/Observation.rs"));
        assertThat(less.path("scope").asText()).isEqualTo("patient/Observation.rs");
        JsonNode next =
                RunningServer.json(app.refresh(less.path("refresh_token").asText()));
        assertThat(next.path("scope").asText()).contains("patient/Patient.rs");
    }

    @Test
    void a_revoked_token_is_refused_at_once() {
        JsonNode tokens = app.tokens("trial-one", "launch offline_access patient/*.rs");
        String access = tokens.path("access_token").asText();
        assertThat(app.read("/fhir/Patient/trial-one", access).statusCode()).isEqualTo(200);
        assertThat(app.post(Addresses.REVOKE, "client_id=secret-app&token=" + access)
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.post(Addresses.REVOKE, "client_id=nadir-app&token=" + access)
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.read("/fhir/Patient/trial-one", access).statusCode()).isEqualTo(401);
    }

    @Test
    void revoking_the_refresh_token_ends_the_access_token() {
        JsonNode tokens = app.tokens("trial-one", "launch offline_access patient/*.rs");
        String refresh = tokens.path("refresh_token").asText();
        assertThat(app.post(Addresses.REVOKE, "client_id=nadir-app&token=" + refresh)
                        .statusCode())
                .isEqualTo(200);
        assertThat(app.refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(app.read(
                                "/fhir/Patient/trial-one",
                                tokens.path("access_token").asText())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_user_of_a_token_can_be_asked_for() {
        String access = app.tokens("trial-one", "launch openid fhirUser")
                .path("access_token")
                .asText();
        assertThat(RunningServer.json(app.read(Addresses.USER_INFO, access))
                        .path("sub")
                        .asText())
                .isEqualTo("Practitioner/trial-doctor");
        assertThat(app.get(Addresses.USER_INFO).statusCode()).isEqualTo(401);
    }

    @Test
    void pages_of_this_machine_may_use_the_token_endpoint_and_others_not() {
        for (String origin : List.of("http://localhost:3000", "https://example.org")) {
            HttpResponse<String> answer = app.post(
                    Addresses.TOKEN, "grant_type=refresh_token&refresh_token=x&client_id=nadir-app", "Origin", origin);
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Origin")
                            .isPresent())
                    .isEqualTo(origin.contains("localhost"));
        }
    }

    @Test
    void discovery_is_open_to_every_page_and_names_what_works() {
        HttpResponse<String> answer =
                server.send(server.request(Addresses.OPENID).header("Origin", "https://example.org"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        JsonNode openid = RunningServer.json(answer);
        assertThat(openid.path("issuer").asText()).isEqualTo(server.base());
        assertThat(openid.path("code_challenge_methods_supported"))
                .extracting(JsonNode::asText)
                .containsExactly("S256");
        assertThat(openid.has("end_session_endpoint")).isFalse();
        assertThat(server.get(Addresses.METADATA).statusCode()).isEqualTo(200);
        JsonNode smart = RunningServer.json(server.get("/fhir/.well-known/smart-configuration"));
        assertThat(smart.path("capabilities"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(EmbeddedIssuer.CAPABILITIES);
        for (String field : List.of("issuer", "jwks_uri", "authorization_endpoint", "token_endpoint")) {
            assertThat(smart.path(field)).as(field).isEqualTo(openid.path(field));
        }
    }

    @Test
    void the_published_keys_are_public_ones() {
        JsonNode keys = RunningServer.json(server.get(Addresses.KEYS)).path("keys");
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(key.fieldNames())
                .toIterable()
                .doesNotContain("d", "p", "q", "dp", "dq", "qi"));
    }

    private SignedJWT signed(String token) throws Exception {
        SignedJWT parsed = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(server.get(Addresses.KEYS).body());
        RSASSAVerifier verifier = new RSASSAVerifier(
                keys.getKeyByKeyId(parsed.getHeader().getKeyID()).toRSAKey());
        assertThat(parsed.verify(verifier)).isTrue();
        Duration life = Duration.between(
                parsed.getJWTClaimsSet().getIssueTime().toInstant(),
                parsed.getJWTClaimsSet().getExpirationTime().toInstant());
        assertThat(life).isLessThanOrEqualTo(Duration.ofHours(1));
        return parsed;
    }
}
