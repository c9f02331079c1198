package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;
import org.nadir.testing.TestIssuer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose calls the CDS door takes in smart mode. */
class CdsClientsIT {

    private static final String CALL = "/cds-services/hematologic-toxicity-patient-view";
    private static final String FEEDBACK = CALL + "/feedback";

    private static final String WHOLE_CALL =
            """
            {"hook": "patient-view", "hookInstance": "7b1c5b1e-9c4b-4c58-a2d5-0f6a8f1f4b10",
             "context": {"userId": "Practitioner/1", "patientId": "p1"},
             "prefetch": {"patient": {"resourceType": "Patient", "id": "p1"}, "medicationRequests": %1$s,
               "observations": %1$s, "conditions": %1$s, "serviceRequests": %1$s, "procedures": %1$s,
               "questionnaireResponses": %1$s, "researchSubjects": %1$s}}
            """.formatted("{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}");

    private static final String SOME_FEEDBACK = """
            {"feedback": [{"card": "4e0a3a1e-89c3-4bfb-8eb2-b8a3bb2c34f8", "outcome": "overridden",
              "outcomeTimestamp": "2026-11-20T10:21:07Z"}]}
            """;

    private final RunningServer server = SmartServer.shared();
    private final TestIssuer client = SmartServer.CDS_CLIENT;

    @ParameterizedTest
    @ValueSource(strings = {CALL, FEEDBACK})
    void badToken_isRefusedWithoutAReason(String path) {
        for (Map.Entry<String, List<String>> bad :
                new BadTokens(client, server.base() + path).headers().entrySet()) {
            HttpResponse<String> answer = send(path, bad.getValue());

            assertThat(answer.statusCode()).as(bad.getKey()).isEqualTo(401);
            assertThat(answer.body()).as(bad.getKey()).isEmpty();
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .as(bad.getKey())
                    .containsExactly("Bearer");
        }
    }

    @ParameterizedTest
    @CsvSource({CALL + ", es384", CALL + ", rs384", FEEDBACK + ", es384", FEEDBACK + ", rs384"})
    void goodToken_isTaken(String path, String key) {
        assertThat(status(path, token(path).signedWith(client.key(key)))).isEqualTo(200);
    }

    @Test
    void oddButGoodTokens_areTaken() {
        String endpoint = server.base() + CALL;

        assertThat(status(CALL, token(CALL).claim("aud", List.of("https://other.example.org", endpoint))))
                .isEqualTo(200);
        assertThat(status(CALL, token(CALL).time("iat", -30).time("nbf", -300).time("exp", 900)))
                .isEqualTo(200);
        assertThat(status(CALL, token(CALL).time("iat", 30))).isEqualTo(200);
        assertThat(status(CALL, token(CALL).header(header -> header.jwkURL(client.jwkSet()))))
                .isEqualTo(200);
        assertThat(send(CALL, List.of("bearer " + token(CALL).text())).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cds-services/no-such-service",
                "/cds-services/no-such-service/feedback",
                "/cds-services/",
                "/%63ds-services/hematologic-toxicity-patient-view",
                "/cds-services/hematologic-toxicity-patient-vie%77"
            })
    void unsignedCall_isRefusedBeforeAnythingElseIsSaid(String path) {
        assertThat(send(path, List.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void signedCallOfAnUnknownService_isNotFound() {
        String path = "/cds-services/no-such-service";

        assertThat(status(path, token(path))).isEqualTo(404);
    }

    @Test
    void refusal_doesNotWaitForTheBody() {
        HttpRequest.Builder endless = server.request(CALL)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{".repeat(1_000_000)));

        assertThat(server.send(endless).statusCode()).isEqualTo(401);
    }

    @Test
    void discovery_isForEveryone_andOnlyDiscovery() {
        assertThat(server.get("/cds-services").statusCode()).isEqualTo(200);
        assertThat(server.send(server.request("/cds-services").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void preflight_needsNoToken() {
        HttpResponse<String> answer = server.send(server.request(CALL)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://ehr.example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    }

    @Test
    void tokenThatWasUsed_isRefused_andNotTheNextOne() {
        String token = token(CALL).text();

        assertThat(send(CALL, List.of("Bearer " + token)).statusCode()).isEqualTo(200);
        assertThat(send(CALL, List.of("Bearer " + token)).statusCode()).isEqualTo(401);
        assertThat(status(CALL, token(CALL))).isEqualTo(200);
    }

    @Test
    void tokenId_thatWasUsedInAnotherToken_isRefused() {
        String id = UUID.randomUUID().toString();

        assertThat(status(CALL, token(CALL).claim("jti", id))).isEqualTo(200);
        assertThat(status(FEEDBACK, token(FEEDBACK).claim("jti", id))).isEqualTo(401);
    }

    @Test
    void tokenSentEightTimesAtOnce_isTakenOnce() throws Exception {
        String token = token(CALL).text();

        assertThat(atOnce(() -> send(CALL, List.of("Bearer " + token)).statusCode()))
                .containsOnlyOnce(200)
                .containsOnly(200, 401);
    }

    @Test
    void tokenUsedOnOneNode_isKnownOnTheOther() throws Exception {
        Instant expires = Instant.now().plusSeconds(60);
        TokenMemory one = node();
        TokenMemory other = node();
        String id = UUID.randomUUID().toString();

        assertThat(atOnce(() -> one.isNew("a", id, expires) | other.isNew("a", id, expires)))
                .containsOnlyOnce(true);
        assertThat(other.isNew("b", id, expires)).isTrue();
    }

    @Test
    void usedToken_isForgottenAfterItsTime() {
        Instant now = Instant.now();
        TokenMemory memory = node();
        String id = UUID.randomUUID().toString();
        memory.isNew("a", id, now.minusSeconds(3_600));

        assertThat(SeenTokens.in(database(), transactions(), Clock.systemUTC()).isNew("a", id, now.plusSeconds(60)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"north, 200", "south, 200", "east, 401", "North, 401", "'', 401"})
    void tenant_mustBeOfTheClient(String tenant, int expected) {
        assertThat(status(CALL, trusted(CALL).claim("tenant", tenant))).isEqualTo(expected);
        assertThat(status(CALL, trusted(CALL))).isEqualTo(401);
    }

    @Test
    void keyOfOneClient_signsNothingForAnother() {
        assertThat(status(CALL, trusted(CALL).claim("tenant", "north").signedInSecretWith(client.key("es384"))))
                .isEqualTo(401);
    }

    @Test
    void newKey_countsWithoutARestart() {
        TestIssuer trusted = SmartServer.TRUSTED_CDS_CLIENT;
        assertThat(status(CALL, trusted(CALL).claim("tenant", "north"))).isEqualTo(200);
        JWK next = TestIssuer.ec("next-" + UUID.randomUUID());
        trusted.publish(trusted.key("es384"), trusted.key("rs384"), next);

        assertThat(status(CALL, trusted(CALL).claim("tenant", "north").signedWith(next)))
                .isEqualTo(200);
    }

    @Test
    void floodOfUnknownKeys_causesFewFetches_andDisturbsNoGoodToken() {
        assertThat(status(CALL, token(CALL))).isEqualTo(200);
        int before = client.fetches();

        IntStream.range(0, 40)
                .forEach(number -> assertThat(status(CALL, token(CALL).header(header -> header.keyID("k" + number))))
                        .isEqualTo(401));

        // Two in each half minute.
        assertThat(client.fetches() - before).isLessThanOrEqualTo(4);
        assertThat(status(CALL, token(CALL))).isEqualTo(200);
    }

    @Test
    void tokenOfNobodyListed_causesNoFetch() {
        try (TestIssuer foreign = new TestIssuer()) {
            ClientToken direct = ClientToken.of(foreign, server.base() + CALL);
            ClientToken inTheNameOfAListedOne =
                    token(CALL).signedWith(foreign.key("es384")).header(header -> header.jwkURL(foreign.jwkSet()));

            assertThat(status(CALL, direct.header(header -> header.jwkURL(foreign.jwkSet()))))
                    .isEqualTo(401);
            assertThat(status(CALL, inTheNameOfAListedOne)).isEqualTo(401);
            assertThat(foreign.fetches()).isZero();
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> answer : callers.invokeAll(java.util.Collections.nCopies(8, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private TokenMemory node() {
        return SeenTokens.in(database(), transactions(), Clock.systemUTC());
    }

    private JdbcTemplate database() {
        return new JdbcTemplate(server.bean(DataSource.class));
    }

    private TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(server.bean(DataSource.class)));
    }

    private ClientToken token(String path) {
        return ClientToken.of(client, server.base() + path);
    }

    private ClientToken trusted(String path) {
        return ClientToken.of(SmartServer.TRUSTED_CDS_CLIENT, server.base() + path);
    }

    private int status(String path, ClientToken token) {
        return send(path, List.of("Bearer " + token.text())).statusCode();
    }

    private HttpResponse<String> send(String path, List<String> authorization) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(path.endsWith("/feedback") ? SOME_FEEDBACK : WHOLE_CALL));
        authorization.forEach(header -> request.header("Authorization", header));
        return server.send(request);
    }
}
