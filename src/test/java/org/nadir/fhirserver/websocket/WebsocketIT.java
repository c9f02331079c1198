package org.nadir.fhirserver.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The websocket where nobody is asked who they are. */
class WebsocketIT {

    private static final int POLICY_VIOLATION = 1008;
    private static final int TRY_AGAIN_LATER = 1013;

    private final RunningServer server = RunningServer.shared();
    private final Scene scene = new Scene(server, "");

    @BeforeEach
    void storePatient() {
        scene.storePatient("listened");
    }

    @Test
    void operationGivesATokenForAMinuteAndSaysWhereItIsForWhat() {
        String id = subscribe();
        for (String method : List.of("GET", "POST")) {
            HttpResponse<String> answer = scene.send(method, "Subscription/" + id + "/$get-ws-binding-token", "");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode parameters = RunningServer.json(answer);
            assertThat(Scene.value(parameters, "token")).matches("[A-Za-z0-9_-]{43}");
            assertThat(Instant.parse(Scene.value(parameters, "expiration")))
                    .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(61));
            assertThat(Scene.value(parameters, "subscription")).isEqualTo(id);
            assertThat(Scene.value(parameters, "websocket-url"))
                    .isEqualTo(server.base().replaceFirst("http", "ws") + "/websocket");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void tokenBindsOneSocketWhichHearsOfEachMatch() {
        String id = subscribe();
        String token = scene.bindingToken(id);
        try (Listener first = Listener.at(server).say("bind-with-token " + token);
                Listener second = Listener.at(server)) {
            first.awaitText("bound " + id);
            second.say("bind-with-token " + token).awaitText("error", "token");
            assertThat(second.awaitEnd()).isEqualTo(POLICY_VIOLATION);

            scene.storeResult("listened");

            first.awaitText("ping " + id);
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void oneSocketHearsOfSeveralSubscriptions() {
        String one = subscribe();
        String other = scene.subscribe("Observation?patient=Patient/listened&status=final", "");
        try (Listener listener = Listener.at(server)
                .say("bind-with-token " + scene.bindingToken(one))
                .say("bind " + other)) {
            listener.awaitText("bound " + one).awaitText("bound " + other);

            scene.storeResult("listened");

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> listener.rest()
                    .containsAll(List.of("ping " + one, "ping " + other)));
        }
    }

    @Test
    void tokenOfAnHourAgoIsWorthNothing() {
        BindingTokens then = tokens(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
        String token =
                then.issue(new Binding(subscribe(), SocketAccess.FOR_EVER)).value();

        try (Listener listener = Listener.at(server).say("bind-with-token " + token)) {
            listener.awaitText("error", "older than a minute");
            assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
        }
    }

    @Test
    void tokenThatSeveralNodesAreBroughtAtOnceIsTakenOnce() throws Exception {
        BindingTokens one = tokens(Clock.systemUTC());
        BindingTokens other = tokens(Clock.systemUTC());
        String token = one.issue(new Binding("1", SocketAccess.FOR_EVER)).value();
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> take =
                    () -> one.take(token).isPresent() | other.take(token).isPresent();
            List<Boolean> taken = new ArrayList<>();
            for (var answer : nodes.invokeAll(Collections.nCopies(8, take))) {
                taken.add(answer.get());
            }
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void tokenIsNotKeptAsItIs() {
        String token = scene.bindingToken(subscribe());

        assertThat(new JdbcTemplate(server.bean(DataSource.class))
                        .queryForList("SELECT t::text FROM nadir_websocket_token t", String.class))
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void endOfTheSubscriptionEndsTheSocket() {
        String id = scene.subscribe(
                "Observation?patient=Patient/listened",
                ", \"end\": \"%s\"".formatted(Instant.now().plusSeconds(12)));
        try (Listener listener = Listener.at(server).say("bind-with-token " + scene.bindingToken(id))) {
            listener.awaitText("bound").awaitText("error", "ended");
            assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
        }
    }

    @Test
    void deletionOfTheSubscriptionEndsTheSocket() {
        String id = subscribe();
        try (Listener listener = Listener.at(server).say("bind-with-token " + scene.bindingToken(id))) {
            listener.awaitText("bound");
            assertThat(scene.send("DELETE", "Subscription/" + id, "").statusCode())
                    .isEqualTo(200);
            listener.awaitText("error", "no longer active");
            assertThat(listener.awaitEnd()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "bind",
                "bind no-such-subscription",
                "bind-with-token",
                "bind-with-token nonsense",
                "bind-with-token AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{}"
            })
    void messageThatBindsNothingEndsTheSocket(String message) {
        try (Listener listener = Listener.at(server).say(message)) {
            listener.awaitText("error");
            assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
        }
    }

    @Test
    void endlessMessageEndsTheSocket() {
        try (Listener listener = Listener.at(server).say("bind " + "1".repeat(2_000))) {
            assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
        }
        try (Listener listener = Listener.at(server).say("1".repeat(100_000))) {
            assertThat(listener.awaitEnd()).isEqualTo(1009);
        }
    }

    @Test
    void socketThatIsNotBoundInTimeIsClosed() {
        try (Listener listener = Listener.at(server)) {
            Instant opened = Instant.now();
            assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
            assertThat(Duration.between(opened, Instant.now()))
                    .as("time to bind it in")
                    .isGreaterThan(Duration.ofSeconds(8));
        }
    }

    /** A client hears that its socket is open a little before the server counts it. */
    @Test
    void crowdOfSocketsThatNobodyBindsIsNotLetGrow() {
        List<Listener> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * SubscriptionSockets.MOST_UNBOUND_OF_AN_ADDRESS; i++) {
                crowd.add(Listener.at(server));
            }
            assertThat(crowd.getLast().awaitEnd()).isEqualTo(TRY_AGAIN_LATER);
            assertThat(crowd.getFirst().awaitEnd()).isEqualTo(POLICY_VIOLATION);
        } finally {
            crowd.forEach(Listener::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?id=1", "?subscription=Subscription/1"})
    void parameterIsRefused(String query) {
        HttpResponse<String> answer =
                scene.send("GET", "Subscription/" + subscribe() + "/$get-ws-binding-token" + query, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("takes no parameters");
    }

    @Test
    void subscriptionThatPingsNoSocketGetsNoToken() {
        assertThat(scene.askForToken("no-such-subscription").statusCode()).isEqualTo(404);
        String off = RunningServer.json(scene.send("POST", "Subscription", """
                        {"resourceType": "Subscription", "status": "off", "reason": "x", "channel": {"type": "websocket"},
                         "criteria": "Observation?patient=Patient/listened"}"""))
                .path("id")
                .asText();
        HttpResponse<String> answer = scene.askForToken(off);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("Subscription.status");
    }

    private String subscribe() {
        return scene.subscribe("Observation?patient=Patient/listened", "");
    }

    private BindingTokens tokens(Clock clock) {
        DataSource database = server.bean(DataSource.class);
        return BindingTokens.in(
                new JdbcTemplate(database), new TransactionTemplate(new DataSourceTransactionManager(database)), clock);
    }
}
