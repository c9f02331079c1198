package org.nadir.security.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhirserver.RawHttp;
import org.nadir.testing.RunningServer;

class LimitsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String FORM = "application/x-www-form-urlencoded";

    @BeforeAll
    static void storeTwoPatients() {
        for (String id : List.of("within.limits", "beyond.limits")) {
            SERVER.put("/fhir/Patient/" + id, """
                    {"resourceType": "Patient", "id": "%s", "name": [{"family": "%s"}]}
                    """.formatted(id, id));
        }
    }

    static Stream<Arguments> wideSearches() {
        return Stream.of(
                Arguments.of("Observation?" + "code=a&".repeat(65), "search-parameters", "65"),
                Arguments.of("Patient?_id=" + "a,".repeat(1_000) + "a", "search-values", "1,001"),
                Arguments.of("Observation?patient.organization.partof.partof.partof.name=a", "chain", "5"),
                Arguments.of("Patient?" + "_has:Observation:patient:".repeat(5) + "code=a", "chain", "5"),
                Arguments.of("Patient?" + "_revinclude=Observation:patient&".repeat(17), "includes", "17"),
                Arguments.of(
                        "Patient?" + "_revinclude:iterate=Observation:derived-from&".repeat(5), "iterations", "5"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wideSearches")
    void aSearchThatIsTooWideIsRefused(String search, String setting, String sent) {
        assertThat(refusal(SERVER.get("/fhir/" + search), 400)).contains("nadir.limits." + setting, sent);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wideSearches")
    void aSearchThatIsTooWideIsRefusedInABatchToo(String search, String setting, String sent) {
        assertThat(refusal(
                        SERVER.post(
                                "/fhir", batch("{\"request\": {\"method\": \"GET\", \"url\": \"" + search + "\"}}")),
                        400))
                .contains("nadir.limits." + setting, sent);
        assertThat(refusal(xml("""
                        <Bundle xmlns="http://hl7.org/fhir"><type value="batch"/><entry><request><method value="GET"/>
                        <url value="%s"/></request></entry></Bundle>""".formatted(search.replace("&", "&amp;"))), 400))
                .contains("nadir.limits." + setting, sent);
    }

    @Test
    void aBundleOfTooManyEntriesIsRefusedInJsonAndXml() {
        String entries = String.join(",", Collections.nCopies(10_001, "{}"));

        assertThat(refusal(SERVER.post("/fhir", batch(entries)), 400))
                .contains("nadir.limits.bundle-entries", "10,001");
        assertThat(refusal(
                        xml("<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"batch\"/>" + "<entry/>".repeat(10_001)
                                + "</Bundle>"),
                        400))
                .contains("nadir.limits.bundle-entries", "10,001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient?_count=%s", "Patient/_history?_count=%s", "Patient?_offset=0&_count=%s"})
    void aCountBeyondTheLargestPageIsReadAsTheLargestPage(String page) {
        JsonNode bundle = RunningServer.json(SERVER.get("/fhir/" + page.formatted("999999999")));

        assertThat(bundle.path("resourceType").asText()).as(bundle.toString()).isEqualTo("Bundle");
        assertThat(bundle.path("entry").size()).isBetween(2, 1000);
    }

    @Test
    void aSearchOfAFormIsTheSameWithParametersInItsAddress() {
        for (String address : List.of("/fhir/Patient/_search", "/fhir/Patient/_search?_format=json")) {
            HttpResponse<String> answer = SERVER.send(SERVER.request(address)
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("family=within.limits")));

            assertThat(answer.body()).contains("within.limits").doesNotContain("beyond.limits");
        }
    }

    @Test
    void aFormThatIsTooLargeIsRefusedAndNeverReadInPart() {
        byte[] values = ("_id=" + "a".repeat((1 << 20) + 1)).getBytes(StandardCharsets.US_ASCII);

        for (var body : List.of(BodyPublishers.ofByteArray(values), BodyPublishers.ofByteArrays(List.of(values)))) {
            HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/_search")
                    .header("Content-Type", FORM)
                    .POST(body));
            assertThat(refusal(answer, 413)).contains("nadir.limits.form-size", "1,048,576");
        }
    }

    @Test
    void aLongSearchIsRefusedAsAnAddressAndAnsweredAsAForm() {
        String search = "_id=" + "a".repeat(9_000);

        assertThat(refusal(SERVER.get("/fhir/Patient?" + search), 414)).contains("nadir.limits.query-length", "9,004");
        assertThat(SERVER.send(SERVER.request("/fhir/Patient/_search")
                                .header("Content-Type", FORM)
                                .POST(BodyPublishers.ofString(search)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHeaderOf40KilobytesIsRefusedAndOneOf16Answered() {
        assertThat(raw("GET", "/fhir/metadata", "X-Long: " + "a".repeat(40_000) + "\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome", "max-http-request-header-size");
        assertThat(raw("GET", "/fhir/metadata", "X-Long: " + "a".repeat(16_000) + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir//Patient",
        "/fhir/Patient;a=b",
        "/fhir/Patient/%2e%2e/metadata",
        "/fhir/Patient/a%2Fb",
        "/fhir/Patient/a%5Cb",
        "/fhir/Patient/%25",
        "/fhir/Patient/%00",
        "/fhir/Patient/a%0Ab",
        "/fhir/../fhir/metadata",
        "/cds-services//x",
        "/cds-services/x;y",
        "/cds-services/%2e%2e/fhir",
        "/cds-services/a%2Fb",
        "/cds-services/%00",
        "/cds-services/%25",
        "/;/fhir/metadata",
        "/fhir/Patient/a\\b",
        "/fhir/%zz"
    })
    void anOddPathIsRefusedInFhir(String path) {
        assertThat(RawHttp.get(SERVER.base(), path)).startsWith("HTTP/1.1 400").contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient/within.limits",
                "/fhir/Patient/within.limits/%24everything",
                "/fhir/Patient?_tag=http:%2F%2Fexample.org%2Ftag%7Ca",
                "/fhir/Patient?_tag=http://example.org/tag|a",
                "/fhir/Patient?family=100%25%3B%5C",
                "/fhir/Patient?family=a;b",
                "/fhir/Patient/within.limits/_history/1",
                "/cds-services"
            })
    void aLegalAddressIsAnswered(String path) {
        assertThat(RawHttp.get(SERVER.base(), path)).startsWith("HTTP/1.1 200");
    }

    @Test
    void aHeaderOfAnyLanguageIsNoReasonToFail() {
        assertThat(raw("GET", "/fhir/metadata", "X-Name: \u00e9\u0085\u00ff\r\nUser-Agent: \u00c3\u0085\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /fhir/metadata",
        "TRACE, /cds-services",
        "TRACE, /",
        "TRACK, /fhir/Patient",
        "FOO, /cds-services"
    })
    void aMethodThatNobodyNeedsIsRefused(String method, String path) {
        assertThat(raw(method, path, "X-Secret: abc\r\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir", "/fhir/Patient", "/cds-services/hematologic-toxicity-patient-view"})
    void aBodyOfManyPartsIsRefused(String path) {
        assertThat(SERVER.send(SERVER.request(path)
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofString("--x--")))
                        .statusCode())
                .isEqualTo(415);
    }

    /** More than there are threads: only a whole request may take one. */
    @Test
    void clientsThatStopInTheMiddleOfARequestKeepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 250; i++) {
                Socket socket =
                        new Socket("localhost", URI.create(SERVER.base()).getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write("GET /fhir/metadata HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(SERVER.get("/fhir/metadata").statusCode()).isEqualTo(200);
            assertThat(SERVER.get("/cds-services").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static String raw(String method, String path, String headers) {
        // With its port: what a server says of itself follows this header.
        return RawHttp.send(
                SERVER.base(),
                "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                        .formatted(method, path, SERVER.base().replace("http://", ""), headers));
    }

    private static HttpResponse<String> xml(String body) {
        return SERVER.send(SERVER.request("/fhir")
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String batch(String entries) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [" + entries + "]}";
    }

    private static String refusal(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode outcome = RunningServer.json(answer);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        return outcome.at("/issue/0/diagnostics").asText();
    }
}
