package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdshooks.Caller.diagnosticsOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = DoorUnderTest.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "nadir.cds.clients=of another room"})
@ExtendWith(OutputCaptureExtension.class)
class CdsHooksIT {

    private static final String VIEW = "/cds-services/mirror-patient-view";

    private Caller caller = new Caller(0);

    @BeforeEach
    void callThePort(@LocalServerPort int port) {
        caller = new Caller(port);
    }

    @Test
    void discovery_listsTheServicesWithoutEmptyMembers() {
        HttpResponse<String> answer = caller.get("/cds-services");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Example.json(answer.body())).isEqualTo(Example.json("""
                                {"services": [
                                  {"hook": "patient-view", "id": "mirror-patient-view", "title": "Mirror",
                                   "description": "Answers with what it was given",
                                   "prefetch": {"patient": "Patient/{{context.patientId}}"}},
                                  {"hook": "order-select", "id": "mirror-order-select",
                                   "description": "Answers with what it was given", "usageRequirements": "None"}
                                ]}
                                """));
    }

    @Test
    void call_answersWithCards_andNoMemberIsEmpty() {
        HttpResponse<String> answer = caller.post(VIEW, view("1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Example.json(answer.body()).path("cards")).hasSize(2);
        assertNothingEmpty(Example.json(answer.body()));
    }

    @Test
    void call_knowsTheAddressThatTheCallerUsed() {
        HttpResponse<String> answer = caller.send(caller.request(VIEW)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Host", "attacker.example.org")
                .POST(BodyPublishers.ofString(view("1"))));

        assertThat(Example.json(answer.body()).at("/cards/1/extension/origin").asText())
                .isEqualTo("http://127.0.0.1:" + caller.port());
    }

    @Test
    void callWithoutAdvice_answersWithAnEmptyList() {
        assertThat(caller.post(VIEW, view("without-advice")).body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    void sandboxCall_withOddDraftOrders_reachesTheServiceUntouched() {
        HttpResponse<String> answer = caller.postDeviating("/cds-services/mirror-order-select", """
                {"hook": "order-select", "hookInstance": "1", "context": {"patientId": "Patient/1", "selections": [],
                 "draftOrders": {"entry": [{"resource": {"category": {"text": "x"}}}, 7]}}}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Example.json(answer.body()).at("/cards/1/extension/context/draftOrders"))
                .isEqualTo(Example.json("{\"entry\": [{\"resource\": {\"category\": {\"text\": \"x\"}}}, 7]}"));
    }

    @Test
    void halfACharacterInAnOrder_doesNotStopTheAnswer() {
        HttpResponse<String> answer = caller.postDeviating("/cds-services/mirror-order-select", """
                {"hook": "order-select", "hookInstance": "1", "context": {"patientId": "1", "selections": [],
                 "draftOrders": {"entry": ["\\ud83e cut"]}}}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=UTF-8", "application/fhir+json", "APPLICATION/JSON;a=b"})
    void jsonWithParameters_isTaken(String contentType) {
        assertThat(postAs(contentType, "Accept", "application/json, text/plain, */*")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void anotherContentType_is415(String contentType) {
        diagnosticsOf(postAs(contentType, "Accept", "*/*"), 415);
    }

    @Test
    void noContentType_is415() {
        diagnosticsOf(caller.send(caller.request(VIEW).POST(BodyPublishers.ofString(view("1")))), 415);
    }

    @Test
    void compressedBody_is415() {
        assertThat(diagnosticsOf(postAs("application/json", "Content-Encoding", "gzip"), 415))
                .contains("Content-Encoding");
    }

    @Test
    void acceptWithoutJson_is406_andNonsenseIs400() {
        diagnosticsOf(postAs("application/json", "Accept", "text/html"), 406);
        diagnosticsOf(caller.send(caller.request("/cds-services").header("Accept", "text/html")), 406);
        assertThat(diagnosticsOf(postAs("application/json", "Accept", "json"), 400))
                .startsWith("Accept: expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cds-services/unknown", "/cds-services/unknown/feedback"})
    void unknownId_is404_andNamesTheKnownOnes(String path) {
        assertThat(diagnosticsOf(caller.post(path, view("1")), 404))
                .contains("mirror-patient-view", "mirror-order-select");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cds-services/", VIEW + "/nowhere", VIEW + "/feedback/1"})
    void addressBelowTheDoorWithoutMeaning_is404(String path) {
        diagnosticsOf(caller.get(path), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /cds-services, GET",
        "POST, /cds-services, GET",
        "GET, /cds-services/mirror-patient-view, POST",
        "DELETE, /cds-services/mirror-patient-view, POST",
        "GET, /cds-services/mirror-patient-view/feedback, POST"
    })
    void anotherMethod_is405_andSaysWhichIsAllowed(String method, String path, String allowed) {
        HttpResponse<String> answer = caller.send(caller.request(path).method(method, BodyPublishers.ofString("{}")));

        diagnosticsOf(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).get().asString().contains(allowed);
    }

    @Test
    void hookOfAnotherService_is400_andNamesTheRightOne() {
        assertThat(diagnosticsOf(caller.post("/cds-services/mirror-order-select", view("1")), 400))
                .startsWith("hook: expected order-select");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"hook\": \"patient-view\", \"hook\": \"patient-view\"}"})
    void bodyThatIsNotOneSoundJsonObject_is400(String body) {
        assertThat(diagnosticsOf(caller.post(VIEW, body), 400)).startsWith("body: expected ");
    }

    @Test
    void deepNesting_is400() {
        assertThat(diagnosticsOf(caller.post(VIEW, "[".repeat(100_000)), 400)).contains("nested");
    }

    @Test
    void missingPatient_is400_andNamesTheField() {
        assertThat(diagnosticsOf(
                        caller.post(VIEW, "{\"hook\": \"patient-view\", \"hookInstance\": \"1\", \"context\": {}}"),
                        400))
                .startsWith("context.patientId: expected ");
    }

    @Test
    void dataThatCannotBeHad_is412() {
        assertThat(diagnosticsOf(caller.post(VIEW, view("without-data")), 412))
                .isEqualTo("Neither prefetch nor FHIR server.");
    }

    @Test
    void failureOfAService_is500_withAnIdThatTheLogKnows_andNothingElse(CapturedOutput output) {
        String diagnostics = diagnosticsOf(caller.post(VIEW, view("failing")), 500);

        String id = diagnostics.replaceAll(".* id ([-0-9a-f]{36})\\.", "$1");
        assertThat(diagnostics).doesNotContain("secret");
        assertThat(output)
                .contains(id, "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e07", "IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void bodyOfTenMegabytes_is413_withAndWithoutAnnouncedLength() {
        byte[] large = " ".repeat(10 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);

        assertThat(diagnosticsOf(postBody(BodyPublishers.ofByteArray(large)), 413))
                .contains("8388608");
        assertThat(diagnosticsOf(postBody(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))), 413))
                .contains("8388608");
    }

    @Test
    void clientThatReadsOnlyAfterWritingTenMegabytes_getsIts413() throws IOException {
        byte[] large = new byte[10 * 1024 * 1024];
        String head = """
                POST %s HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: %d

                """.formatted(VIEW, large.length).replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), caller.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(large);
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void bodyOfSevenMegabytes_isRead() {
        String large = view("1") + " ".repeat(7 * 1024 * 1024);

        assertThat(caller.post(VIEW, large).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> postBody(BodyPublisher body) {
        return caller.send(
                caller.request(VIEW).header("Content-Type", "application/json").POST(body));
    }

    private HttpResponse<String> postAs(String contentType, String header, String value) {
        return caller.send(caller.request(VIEW)
                .header("Content-Type", contentType)
                .header(header, value)
                .POST(BodyPublishers.ofString(view("1"))));
    }

    private static String view(String patientId) {
        return """
                {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e07",
                 "context": {"userId": "Practitioner/1", "patientId": "%s"}}
                """.formatted(patientId);
    }

    private static void assertNothingEmpty(JsonNode node) {
        for (JsonNode member : node) {
            assertThat(member.isNull()
                            || (member.isContainerNode() && member.isEmpty())
                            || "".equals(member.textValue()))
                    .as("empty member in %s", node)
                    .isFalse();
            assertNothingEmpty(member);
        }
    }
}
