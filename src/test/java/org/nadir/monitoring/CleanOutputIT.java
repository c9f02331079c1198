package org.nadir.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.nadir.testing.ForkedServer;
import org.nadir.testing.RunningServer;

/**
 * Whatever is done at the doors, nothing of a patient and no token stands in what the server prints, in its metrics, or in the
 * log of its database.
 *
 * <p>Everything that is sent here holds the marker: names, identifiers, ids, values, notes, tokens.
 */
@TestMethodOrder(OrderAnnotation.class)
class CleanOutputIT {

    private static final String MARKER = "Zqxmarker";
    private static final String PATIENT = "id-" + MARKER;
    private static final Path DATA = RunningServer.emptyDirectory();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpServer BROKEN = broken();

    private static ForkedServer server;

    @BeforeAll
    static void start() {
        server = ForkedServer.start(
                "--server.port=0",
                "--nadir.data-directory=" + DATA,
                "--nadir.audit.enabled=true",
                "--nadir.outbound.private-addresses=127.0.0.0/8,::1/128",
                "--nadir.cds.allowed-fhir-servers=" + ehr());
        assertThat(server.isServing()).as(server.log()).isTrue();
    }

    @AfterAll
    static void stop() {
        BROKEN.stop(0);
    }

    @Test
    @Order(1)
    void storing_and_searching() {
        assertThat(put("/fhir/Patient/" + PATIENT, patient("")).statusCode()).isEqualTo(201);
        assertThat(post("/fhir/Observation", observation("final")).statusCode()).isEqualTo(201);
        for (String search : List.of(
                "/fhir/Patient?name=" + MARKER,
                "/fhir/Patient/" + PATIENT + "/$everything",
                "/fhir/Patient/" + PATIENT + "/_history",
                "/fhir/Observation?subject=Patient/" + PATIENT)) {
            assertThat(get(search).statusCode()).as(search).isEqualTo(200);
        }
    }

    @Test
    @Order(2)
    void requests_that_are_refused() {
        List<HttpResponse<String>> refused = List.of(
                post("/fhir/Patient", "{\"resourceType\": \"Patient\", \"name\": \"" + MARKER),
                post("/fhir/Patient", patient("\"gender\": \"" + MARKER + "\",")),
                post("/fhir/Observation", observation(MARKER)),
                post("/fhir/Observation", observation("final").replace("Patient/" + PATIENT, "Patient/none-" + MARKER)),
                put("/fhir/Patient/" + MARKER + "!", patient("")),
                get("/fhir/Patient/none-" + MARKER),
                get("/fhir/" + MARKER + "/1"),
                get("/fhir/Patient?" + MARKER + "=" + MARKER),
                get("/fhir/Observation?date=" + MARKER),
                get("/fhir/Patient?_getpages=" + MARKER),
                get("/fhir/Patient?name=" + MARKER + "%00"),
                send(request("/fhir/Patient/" + PATIENT).DELETE()),
                post(
                        "/fhir",
                        "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\": "
                                + patient("\"gender\": \"" + MARKER + "\",")
                                + ", \"request\": {\"method\": \"POST\", \"url\": \"Patient\"}}]}"),
                post("/fhir/Patient", "[".repeat(50_000) + MARKER),
                call("{\"hook\": \"" + MARKER),
                call("{\"hook\": \"" + MARKER + "\", \"hookInstance\": \"" + MARKER + "\"}"),
                post("/cds-services/" + MARKER, "{}"),
                post("/cds-services/hematologic-toxicity-patient-view/feedback", "{\"feedback\": \"" + MARKER + "\"}"));

        assertThat(refused)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499));
    }

    @Test
    @Order(3)
    void values_that_the_database_does_not_take() {
        String tooLong = MARKER.repeat(1000);
        post("/fhir/Patient", patient("").replace("\"value\": \"", "\"value\": \"" + tooLong));
        get("/fhir/Patient?identifier=" + MARKER + "|" + MARKER.repeat(100));
        List<CompletableFuture<HttpResponse<String>>> atOnce = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> put(
                        "/fhir/Patient/same-" + MARKER,
                        patient("")
                                .replace(PATIENT, "same-" + MARKER)
                                .replace("1970-01-01", "19%d-01-01".formatted(70 + i)))))
                .toList();

        assertThat(atOnce)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isLessThan(500));
    }

    @Test
    @Order(4)
    void tokens_and_servers_of_others_that_fail() {
        send(request("/fhir/Patient/" + PATIENT)
                .header("Authorization", "Bearer " + MARKER)
                .GET());
        send(request("/fhir/Patient/" + PATIENT)
                .header("Authorization", "Basic " + MARKER)
                .GET());
        get("/fhir/Patient?name=" + MARKER + "&access_token=" + MARKER);
        HttpResponse<String> answer = call("""
                {"hook": "patient-view", "hookInstance": "%s", "fhirServer": "%s",
                 "fhirAuthorization": {"access_token": "%s", "token_type": "Bearer", "expires_in": 300,
                   "scope": "patient/*.read", "subject": "%s"},
                 "context": {"userId": "Practitioner/%s", "patientId": "%s"}}
                """.formatted(MARKER, ehr(), MARKER, MARKER, MARKER, PATIENT));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).doesNotContain(MARKER);
    }

    @Test
    @Order(5)
    void a_delivery_that_nobody_takes() {
        HttpResponse<String> subscription = post("/fhir/Subscription", """
                {"resourceType": "Subscription", "status": "requested", "reason": "%s",
                 "criteria": "Observation?code=http://example.org|a",
                 "channel": {"type": "rest-hook", "endpoint": "%s/hook/%s", "payload": "application/fhir+json",
                   "header": ["Authorization: Bearer %s"]}}
                """.formatted(MARKER, ehr(), MARKER, MARKER));
        assertThat(subscription.statusCode()).as(subscription.body()).isEqualTo(201);
        String id = subscription
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/Subscription/|/_history.*", "");
        Awaitility.await("an active subscription")
                .until(() -> get("/fhir/Subscription/" + id).body().contains("\"active\""));
        Awaitility.await("a line of the log")
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> {
                    post("/fhir/Observation", observation("final"));
                    return server.log().contains("did not take a delivery");
                });
    }

    @Test
    @Order(6)
    void errors_tell_nothing_of_the_store() {
        List<String> errors = List.of(
                get("/fhir/Patient/nobody").body(),
                get("/fhir/Observation?colour=red").body(),
                get("/cds-services/none").body(),
                post("/fhir/Patient", "{}").body());

        assertThat(errors)
                .allSatisfy(
                        error -> assertThat(error).contains("OperationOutcome").doesNotContain(MARKER));
    }

    @Test
    @Order(7)
    void metrics_and_health_name_nobody() {
        assertThat(get("/actuator/prometheus").body())
                .contains("nadir_cds_requests")
                .doesNotContain(MARKER);
        assertThat(get("/actuator/health").body()).doesNotContain(MARKER);
    }

    @Test
    @Order(8)
    void nothing_printed_and_nothing_in_the_log_of_the_database() throws IOException {
        List<ForkedServer> failed = new ArrayList<>();
        String port =
                Files.readAllLines(DATA.resolve("postgres/postmaster.pid")).get(3);
        failed.add(ForkedServer.start(
                "--server.port=0",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "--spring.datasource.username=nadir",
                "--spring.datasource.password=" + MARKER));
        server.stop();

        assertThat(failed).allSatisfy(start -> {
            assertThat(start.isServing()).isFalse();
            assertThat(start.log()).contains("The database cannot be used").doesNotContain(MARKER);
        });
        assertThat(server.log()).contains("did not take a delivery").doesNotContain(MARKER);
        assertThat(Files.readString(DATA.resolve("postgres.log")))
                .contains("database system is ready")
                .doesNotContain(MARKER);
    }

    private static String patient(String more) {
        return """
                {"resourceType": "Patient", "id": "%s", %s "birthDate": "1970-01-01",
                 "identifier": [{"system": "http://example.org", "value": "%s"}], "name": [{"family": "%s"}]}
                """.formatted(PATIENT, more, MARKER, MARKER);
    }

    private static String observation(String status) {
        return """
                {"resourceType": "Observation", "status": "%s", "subject": {"reference": "Patient/%s"},
                 "code": {"coding": [{"system": "http://example.org", "code": "a"}], "text": "%s"},
                 "valueString": "%s", "note": [{"text": "%s"}]}
                """.formatted(status, PATIENT, MARKER, MARKER, MARKER);
    }

    private static HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private static HttpResponse<String> call(String body) {
        return post("/cds-services/hematologic-toxicity-patient-view", body);
    }

    private static HttpResponse<String> post(String path, String body) {
        return send(withBody(path).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> put(String path, String body) {
        return send(withBody(path).PUT(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder withBody(String path) {
        return request(path)
                .header("Content-Type", path.startsWith("/cds") ? "application/json" : "application/fhir+json");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(server.address() + path.replace("|", "%7C").replace("!", "%21")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static String ehr() {
        return "http://localhost:" + BROKEN.getAddress().getPort();
    }

    /** Somebody else's server: it fails, and says the marker while it does. */
    private static HttpServer broken() {
        try {
            HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            other.createContext("/", exchange -> {
                byte[] body = ("{\"error\": \"" + MARKER + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(500, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            other.start();
            return other;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
