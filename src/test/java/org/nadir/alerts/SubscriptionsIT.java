package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** R4 Subscriptions on alerts, as an app uses them. */
class SubscriptionsIT {

    private final RunningServer server = RunningServer.shared();
    private final Ward ward = new Ward(server);

    @Test
    void restHookBringsAnAlertAndWhatBecomesOfIt() throws IOException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer app = app(received);
        try {
            ward.treatedPatient("hooked");
            ward.awaitQuiet("Patient/hooked");
            String endpoint =
                    "http://localhost:%d/alerts".formatted(app.getAddress().getPort());
            String subscription = subscribe("""
                    {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json"}
                    """.formatted(endpoint), "hooked");

            ward.neutrophils("hooked", "0.4");
            awaitMessage(received, "PUT", "\"status\":\"final\"", "interrupt-treatment");

            ward.neutrophils("hooked", "0.4", "entered-in-error");
            awaitMessage(received, "PUT", "\"status\":\"entered-in-error\"", "interrupt-treatment");
            server.send(server.request("/fhir/Subscription/" + subscription).DELETE());
        } finally {
            app.stop(0);
        }
    }

    @Test
    void websocketPings() {
        ward.treatedPatient("socket");
        ward.awaitQuiet("Patient/socket");
        String subscription = subscribe("{\"type\": \"websocket\"}", "socket");
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        URI address = URI.create(server.base().replaceFirst("http", "ws") + "/websocket");
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(address, new Texts(received))
                    .join();
            socket.sendText("bind " + subscription, true).join();
            awaitMessage(received, "bound " + subscription);

            ward.neutrophils("socket", "0.4");

            awaitMessage(received, "ping " + subscription);
            socket.abort();
        }
    }

    @Test
    void pageOfAnotherOriginGetsNoWebsocket() {
        URI address = URI.create(server.base().replaceFirst("http", "ws") + "/websocket");
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.newWebSocketBuilder()
                            .header("Origin", "https://elsewhere.example")
                            .buildAsync(address, new Texts(new LinkedBlockingQueue<>())))
                    .failsWithin(Ward.PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    DetectedIssue?severity=high           | rest-hook | http://localhost:1/x
                    Nothing?patient=1                     | rest-hook | http://localhost:1/x
                    DetectedIssue?patient=Patient/nobody  | rest-hook | ftp://localhost/x
                    DetectedIssue?patient=Patient/nobody  | rest-hook | file:///etc/passwd
                    DetectedIssue?patient=Patient/nobody  | rest-hook | ''
                    ''                                    | websocket | ''
                    DetectedIssue?patient=Patient/nobody  | email     | mailto:a@b.example
                    DetectedIssue?patient=Patient/nobody  | message   | channel:alerts
                    DetectedIssue?patient=Patient/nobody  | sms       | tel:1
                    """)
    void subscriptionThatCannotWorkIsRefused(String criteria, String type, String endpoint) {
        HttpResponse<String> answer = server.post(
                "/fhir/Subscription", """
                {"resourceType": "Subscription", "status": "requested", "reason": "test"%s,
                 "channel": {"type": "%s"%s}}
                """.formatted(member("criteria", criteria), type, member("endpoint", endpoint)));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void metadataNamesSubscriptionsAndTheWebsocket() {
        var rest = RunningServer.json(server.get("/fhir/metadata")).at("/rest/0");

        assertThat(rest.path("extension").toString())
                .contains("capabilitystatement-websocket", server.base().replaceFirst("http", "ws") + "/websocket\"");
        assertThat(rest.path("resource"))
                .extracting(resource -> resource.path("type").asText())
                .contains("Subscription", "DetectedIssue");
    }

    private static String member(String name, String value) {
        return value.isEmpty() ? "" : ", \"%s\": \"%s\"".formatted(name, value);
    }

    private String subscribe(String channel, String patient) {
        HttpResponse<String> answer = server.post("/fhir/Subscription", """
                {"resourceType": "Subscription", "status": "requested", "reason": "Alerts of one patient",
                 "criteria": "DetectedIssue?patient=Patient/%s", "channel": %s}
                """.formatted(patient, channel));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = RunningServer.json(answer).path("id").asText();
        Awaitility.await("activation")
                .atMost(Ward.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> RunningServer.json(server.get("/fhir/Subscription/" + id))
                        .path("status")
                        .asText()
                        .equals("active"));
        return id;
    }

    private static HttpServer app(BlockingQueue<String> received) throws IOException {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        app.start();
        return app;
    }

    /** Waits for a message with all of these words; others may come before it. */
    private static void awaitMessage(BlockingQueue<String> received, String... words) {
        Awaitility.await(String.join(" ", words)).atMost(Ward.PATIENCE).until(() -> {
            String message = received.poll(100, TimeUnit.MILLISECONDS);
            return message != null && java.util.Arrays.stream(words).allMatch(message::contains);
        });
    }

    /** Collects the texts of a websocket. */
    private record Texts(BlockingQueue<String> received) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.add(text.toString());
            socket.request(1);
            return null;
        }
    }
}
