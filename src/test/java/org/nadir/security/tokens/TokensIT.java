package org.nadir.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.security.keys.RemoteKeys;
import org.nadir.testing.AccessTokenClaims;
import org.nadir.testing.BadAccessTokens;
import org.nadir.testing.BadToken;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;
import org.nadir.testing.TestIssuer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {

    private static final String ALL = "user/*.cruds system/*.cruds";

    private final RunningServer server = SmartServer.shared();

    static List<FhirDoor> doors() {
        return FhirDoor.all();
    }

    /** The websocket asks for one after it was opened. */
    static List<FhirDoor> doorsThatAskForAToken() {
        return FhirDoor.all().stream()
                .filter(door -> !door.path().equals("/websocket"))
                .toList();
    }

    static List<BadToken> badTokens() {
        return BadAccessTokens.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_opens_no_door(BadToken bad) {
        for (FhirDoor door : FhirDoor.all()) {
            assertRefused(
                    door, door.openedWith(server, bad.value()), "Bearer realm=\"Nadir\", error=\"invalid_token\"");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doorsThatAskForAToken")
    void without_a_token_no_door_opens(FhirDoor door) {
        assertRefused(door, server.send(door.request(server)), "Bearer realm=\"Nadir\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void two_authorization_headers_open_no_door(FhirDoor door) {
        String token = token(AccessTokenClaims.with(ALL));
        HttpResponse<String> answer = server.send(door.request(server)
                .header("Authorization", "Bearer " + token)
                .header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "Bearer a b", "Bearer,", "Token x", "DPoP x"})
    void another_authorization_header_opens_nothing(String header) {
        assertThat(server.send(server.request("/fhir/Patient").GET().header("Authorization", header))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_in_the_query_or_in_a_form_opens_nothing() {
        String token = token(AccessTokenClaims.with(ALL));
        assertThat(server.get("/fhir/Patient?access_token=" + token).statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/fhir/Patient?access_token=" + token)
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/fhir/Patient/_search")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("access_token=" + token)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_oversized_header_is_refused_without_a_fault_of_ours() {
        assertThat(server.send(server.request("/fhir/Patient").header("Authorization", "Bearer " + "A".repeat(100_000)))
                        .statusCode())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rs384", "es384"})
    void a_good_token_opens_the_door(String key) {
        String token = TestIssuer.sign(AccessTokenClaims.with(ALL).build(), SmartServer.ISSUER.key(key));
        assertThat(read("/fhir/Patient", token).statusCode()).isEqualTo(200);
    }

    static final List<JWTClaimsSet.Builder> GOOD = List.of(
            AccessTokenClaims.with(ALL).audience(List.of("https://elsewhere.example.org", base())),
            AccessTokenClaims.with(ALL).claim("scope", List.of("openid", "system/*.rs")),
            AccessTokenClaims.with(ALL).claim("typ", "Bearer").claim("nonce", "of an old Keycloak"),
            AccessTokenClaims.with(ALL).expirationTime(Date.from(Instant.now().minusSeconds(20))),
            AccessTokenClaims.with(ALL).notBeforeTime(Date.from(Instant.now().plusSeconds(20))),
            AccessTokenClaims.with(ALL).issueTime(null).jwtID(null).subject(null),
            AccessTokenClaims.with(ALL).claim("fhirUser", base() + "/Practitioner/1"));

    @ParameterizedTest
    @FieldSource("GOOD")
    void what_issuers_may_vary_opens_the_door_too(JWTClaimsSet.Builder claims) {
        assertThat(read("/fhir/Patient", token(claims)).statusCode()).isEqualTo(200);
    }

    /** With an issuer of its own: the bad tokens name unknown keys, and fetching keys is rationed for each issuer. */
    @Test
    void keys_change_without_a_restart() throws TokenRefusedException, IssuerUnavailableException {
        try (TestIssuer issuer = new TestIssuer()) {
            JWTClaimsSet claims =
                    AccessTokenClaims.with(ALL).issuer(issuer.issuer()).build();
            BearerToken old = new BearerToken(issuer.sign(claims));
            SignedTokens tokens = new SignedTokens(server.bean(RemoteKeys.class).at(issuer.jwkSet()));
            assertThat(tokens.claims(old).text("iss")).hasValue(issuer.issuer());

            JWK fresh = TestIssuer.ec("fresh");
            issuer.publish(fresh);
            BearerToken renewed = new BearerToken(TestIssuer.sign(claims, fresh));
            assertThat(tokens.claims(renewed).text("iss")).hasValue(issuer.issuer());
            assertThatThrownBy(() -> tokens.claims(old)).isInstanceOf(TokenRefusedException.class);
        }
    }

    @Test
    void the_host_that_a_caller_names_does_not_make_a_foreign_token_ours() throws IOException {
        String token = token(AccessTokenClaims.with(ALL).audience("http://elsewhere.example.org/fhir"));
        int port = URI.create(server.base()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /fhir/Patient HTTP/1.1\r\nHost: elsewhere.example.org\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void with_a_token_the_websocket_is_for_those_who_may_read_every_subscription() {
        for (String scope : List.of(
                "patient/*.cruds",
                "user/Subscription.rs",
                "system/Patient.rs",
                "system/Subscription.rs?status=active")) {
            assertThat(read("/websocket", token(AccessTokenClaims.with(scope).claim("patient", "1")))
                            .statusCode())
                    .isEqualTo(403);
        }
        // Past the door a plain GET is no handshake; without a token it hears nothing before it is bound with one.
        assertThat(read("/websocket", token(AccessTokenClaims.with("system/Subscription.rs")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("/websocket").statusCode()).isEqualTo(400);
        assertThat(server.get("/websocket?access_token=x").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/api-docs", "/fhir/.well-known/smart-configuration"})
    void what_says_how_to_get_in_needs_no_token(String path) {
        assertThat(server.get(path).statusCode()).isNotEqualTo(401);
    }

    @Test
    void another_way_to_write_the_door_is_refused() {
        HttpResponse<String> answer = read("/%66hir/Patient", token(AccessTokenClaims.with(ALL)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void the_capability_statement_says_smart_on_fhir() {
        JsonNode security = RunningServer.json(server.get("/fhir/metadata")).at("/rest/0/security");
        assertThat(security.at("/service/0/coding/0/code").asText()).isEqualTo("SMART-on-FHIR");
        assertThat(security.at("/cors").asBoolean()).isTrue();
    }

    @Test
    void a_preflight_needs_no_token() {
        HttpResponse<String> answer = server.send(server.request("/fhir/Patient")
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).isPresent();
    }

    private static void assertRefused(FhirDoor door, HttpResponse<String> answer, String challenge) {
        assertThat(answer.statusCode()).as(door.toString()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
        if (!door.method().equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
            JsonNode outcome = RunningServer.json(answer);
            assertThat(outcome.at("/resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(outcome.at("/issue/0/code").asText()).isEqualTo("login");
        }
    }

    private HttpResponse<String> read(String path, String token) {
        return server.send(server.request(path).GET().header("Authorization", "Bearer " + token));
    }

    private static String base() {
        return SmartServer.shared().base() + "/fhir";
    }

    private static String token(JWTClaimsSet.Builder claims) {
        return SmartServer.ISSUER.sign(claims.build());
    }
}
