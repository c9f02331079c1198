package org.nadir.fhirserver.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
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

class BadRequestsIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final Pattern INSIDES =
            Pattern.compile("HAPI-\\d|Exception|ca\\.uhn|org\\.h|java\\.|\\.java|insert into|HFJ_|Where: portal|<pre>");

    @BeforeAll
    static void storeAPatient() {
        SERVER.put("/fhir/Patient/bad-requests", """
                {"resourceType": "Patient", "id": "bad-requests", "active": true}
                """);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            GET    ; Patient?nonsense=1                              ; 400 ; nonsense
            GET    ; Patient?name:nonsense=1                         ; 400 ; nonsense
            GET    ; Patient?birthdate=yesterday                     ; 400 ; yesterday
            GET    ; Patient?birthdate=2026-13-45                    ; 400 ;
            GET    ; Patient?_sort=nonsense                          ; 400 ; nonsense
            GET    ; Patient?_count=99999999999999999999             ; 400 ; _count
            GET    ; Patient?_count=-1                               ; 400 ; _count
            GET    ; Patient?_count=many                             ; 400 ; _count
            GET    ; Patient?_summary=nonsense                       ; 400 ; _summary
            GET    ; Patient?_total=nonsense                         ; 400 ; _total
            GET    ; Patient?_filter=                                ; 400 ; _filter
            GET    ; Patient?_filter=family                          ; 400 ; operator
            GET    ; Patient?_filter=family%20eq                     ; 400 ; value
            GET    ; Patient?_filter=(family%20eq%20a                ; 400 ; parenthesis
            GET    ; Patient?_filter=family%20eq%20a%20b             ; 400 ; 'b'
            GET    ; Patient?_filter=family%20re%20a                 ; 400 ; 're'
            GET    ; Patient?_filter=gender%20co%20a                 ; 400 ; 'co'
            GET    ; Patient?_filter=phone%20eq%20a                  ; 400 ; 'phone'
            GET    ; Patient?_filter=_tag%20eq%20a                   ; 400 ; '_tag'
            GET    ; Patient?_filter=birthdate%20eq%20a              ; 400 ; date
            GET    ; Observation?_filter=value-quantity%20eq%20a     ; 400 ; number
            GET    ; Patient?_filter=organization.name%20eq%20a      ; 400 ; organization.name
            GET    ; Patient?_filter=name%20eq%20a%20or%20name%20eq%20b%20and%20name%20eq%20c ; 400 ; parentheses
            GET    ; Observation?_filter=code-value-quantity%20eq%20a ; 400 ; code-value-quantity
            GET    ; metadata?_filter=name%20eq%20a                  ; 400 ; _filter
            GET    ; Patient/bad-requests/_history?_since=yesterday  ; 400 ; yesterday
            GET    ; Patient/_history?_count=many                    ; 400 ; _count
            GET    ; _history                                        ; 400 ; _history
            GET    ; Patient/bad-requests?_summary=true&_elements=id ; 400 ; _summary
            GET    ; Patient?_text=a                                 ; 400 ; _text
            GET    ; Patient?name=%00                                ; 400 ; control character
            GET    ; Patient?_has:Nonsense:patient:code=1            ; 400 ; Nonsense
            GET    ; Patient?_has:Observation:patient:nonsense=1     ; 400 ; nonsense
            GET    ; Patient?_revinclude=Observation:nonsense        ; 400 ; nonsense
            GET    ; Observation?value-quantity=abc                  ; 400 ; abc
            GET    ; Observation?date=ge                             ; 400 ;
            GET    ; Observation?patient.nonsense=1                  ; 400 ; nonsense
            GET    ; Observation?_include=Observation:nonsense       ; 400 ; nonsense
            GET    ; Observation?_lastUpdated=nonsense               ; 400 ; nonsense
            GET    ; Nonsense                                        ; 404 ; MedicationRequest
            GET    ; Appointment/1                                   ; 404 ; MedicationRequest
            GET    ; OperationOutcome                                ; 404 ; MedicationRequest
            GET    ; Patient/nobody                                  ; 404 ; nobody
            GET    ; Patient/nobody/$everything                      ; 404 ; nobody
            GET    ; Patient/bad-requests/_history/99                ; 404 ; 99
            GET    ; Patient/bad-requests/$nonsense                  ; 400 ; $nonsense
            GET    ; Patient/bad-requests/$meta                      ; 400 ; $meta
            GET    ; Patient/bad-requests/a/b/c                      ; 400 ;
            GET    ; ?_getpages=nonsense                             ; 410 ; nonsense
            DELETE ; metadata                                        ; 405 ;
            DELETE ; Patient                                         ; 400 ;
            PROPFIND ; Patient                                       ; 405 ;
            """)
    void anAddressThatMakesNoSenseIsNamed(String method, String path, int status, String named) {
        HttpResponse<String> answer = SERVER.send(
                SERVER.request("/fhir/" + path.replace(" ", "%20")).method(method, BodyPublishers.noBody()));

        assertRefused(answer, status);
        if (named != null) {
            assertThat(answer.body()).contains(named);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            unknown element     ; {"resourceType": "Patient", "nonsense": 1}                              ; 400 ; nonsense
            malformed date      ; {"resourceType": "Patient", "birthDate": "yesterday"}                   ; 400 ; birthDate
            impossible date     ; {"resourceType": "Patient", "birthDate": "2026-02-31"}                  ; 400 ; birthDate
            wrong type          ; {"resourceType": "Patient", "name": "Ann"}                              ; 400 ; name
            wrong type in list  ; {"resourceType": "Patient", "name": [3]}                                ; 400 ; name
            unknown code        ; {"resourceType": "Patient", "gender": "nonsense"}                       ; 400 ; gender
            not a boolean       ; {"resourceType": "Patient", "active": "perhaps"}                        ; 400 ; active
            cut off             ; {"resourceType": "Pat                                                   ; 400 ;
            array               ; [1]                                                                     ; 400 ;
            null                ; null                                                                    ; 400 ;
            empty object        ; {}                                                                      ; 400 ; resourceType
            other type          ; {"resourceType": "Observation", "status": "final"}                      ; 400 ; Observation
            unknown type        ; {"resourceType": "Nonsense"}                                            ; 400 ; Nonsense
            key twice           ; {"resourceType": "Patient", "active": true, "active": false}            ; 400 ; active
            NUL                 ; {"resourceType": "Patient", "name": [{"family": "a\\u0000b"}]}          ; 400 ; NUL
            half a surrogate    ; {"resourceType": "Patient", "name": [{"family": "a\\ud83db"}]}          ; 400 ; surrogate
            missing reference   ; {"resourceType": "Patient", "managingOrganization": {"reference": "Organization/no"}} ; 400 ; Organization/no
            wrong reference     ; {"resourceType": "Patient", "managingOrganization": {"reference": "Patient/no"}}      ; 422 ; managingOrganization
            unserved reference  ; {"resourceType": "Patient", "link": [{"type": "seealso", "other": {"reference": "RelatedPerson/no"}}]} ; 400 ; RelatedPerson
            """)
    void aBodyThatMakesNoSenseIsNamed(String situation, String body, int status, String named) {
        HttpResponse<String> answer = SERVER.post("/fhir/Patient", body);

        assertRefused(answer, status);
        if (named != null) {
            assertThat(answer.body()).contains(named);
        }
    }

    static Stream<Arguments> hostileBodies() {
        String json = "application/fhir+json";
        String xml = "application/fhir+xml";
        return Stream.of(
                Arguments.of("nested arrays", json, "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", 400),
                Arguments.of(
                        "nested extensions", json, nested("\"extension\":[{\"url\":\"http://x\",", "}]", 10_000), 400),
                Arguments.of("allowed depth", json, nested("\"extension\":[{\"url\":\"http://x\",", "}]", 40), 400),
                Arguments.of(
                        "nested XML",
                        xml,
                        "<Patient xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"x\">".repeat(10_000)
                                + "</extension>".repeat(10_000) + "</Patient>",
                        400),
                Arguments.of(
                        "external entity",
                        xml,
                        "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"&x;\"/></Patient>",
                        400),
                Arguments.of("no XML", xml, "{\"resourceType\": \"Patient\"}", 400),
                Arguments.of("empty", json, "", 400),
                Arguments.of("text", "text/plain", "hello", 415),
                Arguments.of("form", "application/x-www-form-urlencoded", "name=a", 415),
                Arguments.of("other charset", "application/fhir+json; charset=utf-16", "{}", 415),
                Arguments.of("JSON patch", "application/json-patch+json", "[]", 415),
                Arguments.of("6 MB", json, patientNamed("a".repeat(6 << 20)), 413));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileBodies")
    void aHostileBodyIsRefused(String situation, String contentType, String body, int status) {
        assertRefused(create(contentType, BodyPublishers.ofString(body)), status);
    }

    @Test
    void aLargeBodyOfUnknownLengthIsRefused() {
        byte[] part = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        BodyPublisher chunked = BodyPublishers.ofByteArrays(Collections.nCopies(7, part));

        assertRefused(create("application/fhir+json", chunked), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/x-turtle", "application/fhir+turtle, text/turtle;q=0.5"})
    void whoTakesOnlyRdfIsToldWhatIsServed(String accept) {
        HttpResponse<String> answer = SERVER.send(
                SERVER.request("/fhir/Patient/nobody").header("Accept", accept).GET());

        assertRefused(answer, 406);
        assertThat(answer.body()).contains("application/fhir+json");
        assertRefused(SERVER.get("/fhir/Patient?_format=ttl"), 406);
    }

    @Test
    void whoTakesJsonTooGetsJson() {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Patient/nobody")
                .header("Accept", "text/turtle, application/fhir+xml;q=0.5")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+xml");
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertRefused(
                SERVER.send(SERVER.request("/fhir/Patient")
                        .header("Content-Type", "application/fhir+json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("x"))),
                415);
    }

    @Test
    void anIndexedValueThatIsTooLongIsRefused() {
        assertRefused(SERVER.post("/fhir/ValueSet", """
                        {"resourceType": "ValueSet", "status": "draft", "url": "http://example.org/%s"}
                        """.formatted("a".repeat(5_000))), 400);
    }

    @Test
    void longTextsOfManyLanguagesAreStored() {
        HttpResponse<String> answer = SERVER.post("/fhir/Patient", patientNamed("é😀漢".repeat(3_000)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("é😀漢é😀漢");
    }

    @Test
    void aTransactionOfAnUnservedTypeIsRefused() {
        assertRefused(SERVER.post("/fhir", """
                        {"resourceType": "Bundle", "type": "transaction", "entry": [
                         {"request": {"method": "POST", "url": "Appointment"},
                          "resource": {"resourceType": "Appointment", "status": "booked",
                                       "participant": [{"status": "accepted"}]}}]}
                        """), 400);
    }

    @Test
    void anAddressThatTomcatRefusesIsAnsweredInFhirToo() {
        String answer = RawHttp.get(SERVER.base(), "/fhir/Patient/a%00b");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome")
                .doesNotContain("Tomcat");
    }

    @Test
    void anAddressThatIsNoUrlIsRefused() {
        assertThat(RawHttp.get(SERVER.base(), "/fhir/Patient?name=%zz"))
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome");
    }

    @Test
    void noAnswerSaysWhatTheServerIsMadeOf() {
        assertThat(SERVER.get("/fhir/Patient").headers().map()).doesNotContainKeys("x-powered-by", "server");
    }

    private static HttpResponse<String> create(String contentType, BodyPublisher body) {
        return SERVER.send(SERVER.request("/fhir/Patient")
                .header("Content-Type", contentType)
                .POST(body));
    }

    /** Many clients look for the answer only when they have sent everything. */
    @Test
    void aClientThatWritesABodyOfTenMegabytesToItsEndGetsItsAnswer() {
        String body = patientNamed("a".repeat(10 << 20));
        String answer = RawHttp.send(SERVER.base(), """
                POST /fhir/Patient HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Type: application/fhir+json\r
                Content-Length: %d\r
                \r
                %s""".formatted(body.length(), body));

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
            JsonNode outcome = RunningServer.json(answer);
            assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(outcome.at("/issue/0/diagnostics").asText()).isNotBlank();
        } else {
            assertThat(answer.body()).startsWith("<OperationOutcome");
        }
    }

    private static String nested(String open, String close, int levels) {
        String inner = open.repeat(levels);
        return "{\"resourceType\":\"Patient\"," + inner.substring(0, inner.length() - 1) + close.repeat(levels) + "}";
    }

    private static String patientNamed(String name) {
        return "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"" + name + "\"}]}";
    }
}
