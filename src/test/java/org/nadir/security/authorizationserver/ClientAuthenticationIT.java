package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;
import org.nadir.testing.TestIssuer;

/** How confidential clients prove who they are, and what only they may do. */
class ClientAuthenticationIT {

    private final RunningServer server = TrialPatients.server();
    private final TrialApp app = new TrialApp(server);

    @ParameterizedTest
    @CsvSource({"rs384", "es384"})
    void a_backend_service_gets_a_short_token_for_what_is_registered(String key) {
        HttpResponse<String> answer = backend(assertion(SmartServer.BACKEND.key(key), claims -> {}), "system/*.cruds");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode token = RunningServer.json(answer);
        assertThat(token.path("expires_in").asInt()).isBetween(290, 300);
        assertThat(token.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder("system/Observation.rs", "system/Patient.r");
        assertThat(token.has("refresh_token")).isFalse();
        String access = token.path("access_token").asText();
        assertThat(app.read("/fhir/Observation/trial-two-count", access).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"patient/*.rs", "user/*.rs", "system/Condition.rs", "''"})
    void a_backend_service_gets_nothing_that_is_not_registered(String scope) {
        HttpResponse<String> answer = backend(assertion(SmartServer.BACKEND.key("rs384"), claims -> {}), scope);
        assertThat(RunningServer.json(answer).path("error").asText()).isEqualTo("invalid_scope");
    }

    static Stream<Arguments> badAssertions() {
        return Stream.of(
                bad("of another audience", claims -> claims.audience("https://example.org/token")),
                bad(
                        "for the FHIR base",
                        claims -> claims.audience(SmartServer.shared().base() + "/fhir")),
                bad("expired", claims -> claims.expirationTime(in(-5))),
                bad("that lives too long", claims -> claims.expirationTime(in(600))),
                bad("without an end", claims -> claims.expirationTime(null)),
                bad("without an id", claims -> claims.jwtID(null)),
                bad("of another issuer", claims -> claims.issuer("key-app")),
                bad("of another subject", claims -> claims.subject("key-app")),
                bad("of the future", claims -> claims.notBeforeTime(in(200))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAssertions")
    void an_assertion_that_is_not_right_is_refused(String what, Consumer<JWTClaimsSet.Builder> change) {
        isRefused(assertion(SmartServer.BACKEND.key("rs384"), change));
    }

    @Test
    void an_assertion_works_once() {
        String assertion = assertion(SmartServer.BACKEND.key("es384"), claims -> {});
        assertThat(backend(assertion, "system/Observation.rs").statusCode()).isEqualTo(200);
        isRefused(assertion);
    }

    @Test
    void an_assertion_with_a_key_of_somebody_else_is_refused() {
        isRefused(assertion(TestIssuer.rsa("rs384"), claims -> {}));
    }

    @Test
    void an_address_of_keys_that_is_not_the_registered_one_is_never_called() {
        try (TestIssuer foreign = new TestIssuer()) {
            isRefused(assertion(foreign.key("rs384"), foreign.jwkSet(), claims -> {}));
            isRefused(assertion(
                    SmartServer.BACKEND.key("rs384"), URI.create(SmartServer.BACKEND.jwkSet() + "/"), claims -> {}));
            assertThat(foreign.fetches()).isZero();
        }
        String same = assertion(SmartServer.BACKEND.key("rs384"), SmartServer.BACKEND.jwkSet(), claims -> {});
        assertThat(backend(same, "system/Observation.rs").statusCode()).isEqualTo(200);
    }

    @Test
    void an_assertion_without_a_signature_is_refused() {
        String good = assertion(SmartServer.BACKEND.key("rs384"), claims -> {});
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        isRefused(none + "." + good.split("\\.")[1] + ".");
        isRefused("nonsense");
    }

    @Test
    void an_app_with_a_secret_needs_it_and_its_verifier() {
        assertThat(symmetric(Map.of("client_secret", SmartServer.SECRET)).statusCode())
                .isEqualTo(200);
        assertThat(symmetric(Map.of("client_secret", "wrong")).statusCode()).isEqualTo(401);
        assertThat(symmetric(Map.of()).statusCode()).isEqualTo(401);
        assertThat(symmetric(Map.of("client_secret", SmartServer.SECRET, "code_verifier", "x".repeat(50)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_app_with_a_secret_may_send_it_in_the_header() {
        HttpResponse<String> answer =
                app.post(Addresses.TOKEN, TrialApp.form(codeGrant("secret-app", Map.of())), "Authorization", basic());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void an_app_with_keys_proves_itself_and_refreshes() {
        Map<String, String> form = codeGrant("key-app", proof("key-app"));
        JsonNode tokens = RunningServer.json(app.post(Addresses.TOKEN, TrialApp.form(form)));
        String refresh = tokens.path("refresh_token").asText();
        assertThat(app.refresh(refresh, "client_id", "key-app").statusCode()).isEqualTo(401);
        Map<String, String> again = new LinkedHashMap<>(proof("key-app"));
        again.put("grant_type", "refresh_token");
        again.put("refresh_token", refresh);
        assertThat(app.post(Addresses.TOKEN, TrialApp.form(again)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_confidential_client_may_ask_what_a_token_is_worth() {
        String token = app.tokens("trial-one", "launch patient/*.rs")
                .path("access_token")
                .asText();
        JsonNode said = introspect(token);
        assertThat(said.path("active").asBoolean()).isTrue();
        assertThat(said.path("patient").asText()).isEqualTo("trial-one");
        assertThat(said.path("scope").asText().split(" ")).containsExactlyInAnyOrder("launch", "patient/*.rs");
        assertThat(said.path("client_id").asText()).isEqualTo("nadir-app");
        app.post(Addresses.REVOKE, "client_id=nadir-app&token=" + token);
        assertThat(introspect(token)).isEqualTo(introspect("nonsense"));
        assertThat(introspect(token).path("active").asBoolean(true)).isFalse();
    }

    @Test
    void a_public_client_may_not() {
        assertThat(app.post(Addresses.INTROSPECT, "client_id=nadir-app&token=x").statusCode())
                .isEqualTo(401);
    }

    private JsonNode introspect(String token) {
        return RunningServer.json(app.post(Addresses.INTROSPECT, "token=" + token, "Authorization", basic()));
    }

    private static String basic() {
        String both = "secret-app:" + SmartServer.SECRET.replace(" ", "%20").replace(",", "%2C");
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> symmetric(Map<String, String> more) {
        return app.post(Addresses.TOKEN, TrialApp.form(codeGrant("secret-app", more)));
    }

    private Map<String, String> codeGrant(String client, Map<String, String> more) {
        String code = app.code(
                "trial-one",
                "client_id",
                client,
                "redirect_uri",
                SmartServer.REDIRECT_URI,
                "scope",
                "launch offline_access patient/Observation.rs");
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                client,
                "redirect_uri",
                SmartServer.REDIRECT_URI,
                "code_verifier",
                TrialApp.VERIFIER));
        form.putAll(more);
        return form;
    }

    private void isRefused(String assertion) {
        HttpResponse<String> answer = backend(assertion, "system/Observation.rs");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(RunningServer.json(answer).path("error").asText()).isEqualTo("invalid_client");
    }

    private HttpResponse<String> backend(String assertion, String scope) {
        return app.post(
                Addresses.TOKEN,
                TrialApp.form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        scope,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion)));
    }

    private static Map<String, String> proof(String client) {
        String assertion = assertion(SmartServer.BACKEND.key("es384"), claims -> claims.issuer(client)
                .subject(client));
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    private static Arguments bad(String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, change);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String assertion(JWK key, Consumer<JWTClaimsSet.Builder> change) {
        return assertion(key, null, change);
    }

    private static String assertion(JWK key, @Nullable URI jku, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("backend")
                .subject("backend")
                .audience(SmartServer.shared().base() + Addresses.TOKEN)
                .expirationTime(in(240))
                .jwtID(UUID.randomUUID().toString());
        change.accept(claims);
        JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .jwkURL(jku)
                        .build(),
                claims.build());
        try {
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
