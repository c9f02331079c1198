package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/**
 * Whatever address a request names, nobody is asked. The server of the tests may call the loopback, so that a call that
 * were made would be seen here.
 */
class NoCallsOutIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final ServerSocket LISTENER = listen();

    @BeforeAll
    static void storeWhatNamesAddresses() {
        put("Patient/no-calls", """
                {"resourceType": "Patient", "id": "no-calls", "generalPractitioner": [{"reference": "%s/fhir/Practitioner/1"}]}
                """);
        put("ValueSet/no-calls", """
                {"resourceType": "ValueSet", "id": "no-calls", "url": "http://no-calls.example/vs", "status": "active",
                 "compose": {"include": [{"system": "%s/cs"}, {"valueSet": ["%s/vs"]}]}}
                """);
        put("StructureDefinition/no-calls", """
                {"resourceType": "StructureDefinition", "id": "no-calls", "url": "http://no-calls.example/sd", "name": "NoCalls",
                 "status": "active", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient",
                 "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential": {"element": [{"id": "Patient.maritalStatus", "path": "Patient.maritalStatus",
                   "binding": {"strength": "required", "valueSet": "%s/vs"}},
                   {"id": "Patient.contact", "path": "Patient.contact", "type": [{"code": "BackboneElement",
                    "profile": ["%s/sd"]}]}]}}
                """);
        put("CodeSystem/no-calls", """
                {"resourceType": "CodeSystem", "id": "no-calls", "url": "http://no-calls.example/cs", "status": "active",
                 "content": "supplement", "supplements": "%s/cs", "valueSet": "%s/vs"}
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        LISTENER.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            POST ; Patient                     ; {"resourceType": "Patient", "meta": {"profile": ["%s/sd"]}, "managingOrganization": {"reference": "%s/fhir/Organization/1"}, "photo": [{"contentType": "image/png", "url": "%s/x.png"}]}
            POST ; Patient                     ; {"resourceType": "Patient", "extension": [{"url": "%s/ext", "valueReference": {"reference": "%s/fhir/Patient/1"}}], "identifier": [{"system": "%s/id", "value": "1"}]}
            POST ; Patient                     ; {"resourceType": "Patient", "text": {"status": "generated", "div": "<div xmlns='http://www.w3.org/1999/xhtml'><img src='%s/x.png' alt='x'/><a href='%s'>x</a></div>"}}
            POST ; Patient                     ; {"resourceType": "Patient", "implicitRules": "%s/rules"}
            POST ; Patient/$validate           ; {"resourceType": "Patient", "meta": {"profile": ["%s/sd"]}, "generalPractitioner": [{"reference": "%s/fhir/Practitioner/1"}]}
            POST ; Patient/$validate           ; {"resourceType": "Patient", "maritalStatus": {"coding": [{"system": "%s/cs", "code": "M"}]}, "extension": [{"url": "%s/ext", "valueString": "x"}]}
            POST ; Patient/$validate?profile=%s/sd ; {"resourceType": "Patient"}
            POST ; Patient/$validate           ; {"resourceType": "Parameters", "parameter": [{"name": "resource", "resource": {"resourceType": "Patient"}}, {"name": "profile", "valueUri": "%s/sd"}]}
            POST ; Patient/$validate           ; {"resourceType": "Patient", "meta": {"profile": ["http://no-calls.example/sd"]}, "maritalStatus": {"coding": [{"system": "%s/cs", "code": "M"}]}, "contact": [{"gender": "male"}]}
            POST ; Observation                 ; {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "%s/cs", "code": "x"}]}, "subject": {"reference": "%s/fhir/Patient/1"}, "derivedFrom": [{"reference": "%s/fhir/Observation/1/_history/2"}]}
            POST ; Observation/$validate       ; {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "%s/cs", "code": "x"}]}, "subject": {"reference": "%s/fhir/Patient/1"}, "valueQuantity": {"value": 1, "system": "%s/units", "code": "x"}}
            POST ; MedicationRequest           ; {"resourceType": "MedicationRequest", "status": "active", "intent": "order", "instantiatesCanonical": ["%s/PlanDefinition/1"], "instantiatesUri": ["%s/x"], "medicationReference": {"reference": "%s/fhir/Medication/1"}, "subject": {"reference": "Patient/no-calls"}}
            POST ; QuestionnaireResponse       ; {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": "%s/Questionnaire/1", "subject": {"reference": "Patient/no-calls"}}
            POST ; QuestionnaireResponse/$validate ; {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": "%s/Questionnaire/1"}
            POST ; PlanDefinition              ; {"resourceType": "PlanDefinition", "status": "draft", "library": ["%s/Library/1"], "relatedArtifact": [{"type": "derived-from", "resource": "%s/PlanDefinition/1"}], "action": [{"definitionCanonical": "%s/ActivityDefinition/1"}]}
            POST ; StructureDefinition         ; {"resourceType": "StructureDefinition", "url": "http://no-calls.example/based", "name": "Based", "status": "active", "fhirVersion": "4.0.1", "kind": "resource", "abstract": false, "type": "Patient", "derivation": "constraint", "baseDefinition": "%s/sd", "differential": {"element": [{"id": "Patient", "path": "Patient"}]}}
            POST ; Patient/$validate?profile=http://no-calls.example/based ; {"resourceType": "Patient"}
            POST ; ~~                          ; {"resourceType": "Bundle", "type": "transaction", "entry": [{"fullUrl": "%s/fhir/Patient/7", "resource": {"resourceType": "Patient", "link": [{"other": {"reference": "%s/fhir/Patient/8"}, "type": "seealso"}]}, "request": {"method": "POST", "url": "Patient"}}]}
            POST ; ~~                          ; {"resourceType": "Bundle", "type": "batch", "entry": [{"request": {"method": "GET", "url": "%s/fhir/Patient/1"}}, {"request": {"method": "GET", "url": "Patient?organization=%s/fhir/Organization/1"}}]}
            POST ; ~~                          ; {"resourceType": "Bundle", "type": "transaction", "entry": [{"resource": {"resourceType": "Patient"}, "request": {"method": "PUT", "url": "%s/fhir/Patient/1"}}]}
            POST ; ~~                          ; {"resourceType": "Bundle", "type": "message", "entry": [{"fullUrl": "urn:uuid:7b1f0c9e-0b0a-4e3c-9d53-0c8f6a3a5b11", "resource": {"resourceType": "MessageHeader", "eventUri": "%s/e", "source": {"endpoint": "%s"}}}]}
            GET  ; ValueSet/$expand?url=%s/vs  ; ~~
            GET  ; ValueSet/no-calls/$expand   ; ~~
            POST ; ValueSet/$expand            ; {"resourceType": "Parameters", "parameter": [{"name": "valueSet", "resource": {"resourceType": "ValueSet", "status": "active", "compose": {"include": [{"system": "%s/cs", "filter": [{"property": "concept", "op": "is-a", "value": "x"}]}, {"valueSet": ["%s/vs"]}]}}}]}
            GET  ; ValueSet/$validate-code?url=%s/vs&system=%s/cs&code=x ; ~~
            GET  ; ValueSet/$validate-code?url=http://no-calls.example/vs&system=%s/cs&code=x ; ~~
            GET  ; CodeSystem/$validate-code?url=%s/cs&code=x ; ~~
            GET  ; CodeSystem/$lookup?system=%s/cs&code=x ; ~~
            GET  ; CodeSystem/$validate-code?url=http://no-calls.example/cs&code=x ; ~~
            GET  ; PlanDefinition/cemsidomide-hematologic-toxicity/$apply?subject=%s/fhir/Patient/1 ; ~~
            GET  ; Observation?subject=%s/fhir/Patient/1 ; ~~
            GET  ; Observation?code:in=%s/vs   ; ~~
            GET  ; Observation?_profile=%s/sd  ; ~~
            GET  ; Patient?general-practitioner=%s/fhir/Practitioner/1&_include=Patient:general-practitioner ; ~~
            GET  ; Patient/no-calls/$everything ; ~~
            POST ; $import                     ; {"resourceType": "Parameters", "parameter": [{"name": "inputFormat", "valueCode": "application/fhir+ndjson"}, {"name": "inputSource", "valueUri": "%s/"}, {"name": "input", "part": [{"name": "type", "valueCode": "Patient"}, {"name": "url", "valueUri": "%s/p.ndjson"}]}]}
            """)
    void anAddressInARequestIsNotCalled(String method, String path, String body) {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/" + with(path))
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(with(body))));

        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void xmlThatNamesAddressesIsNotFollowed() {
        HttpRequest.Builder xml = SERVER.request("/fhir/Patient")
                .header("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString(with("""
                        <?xml-stylesheet type="text/xsl" href="%s/x.xsl"?>
                        <Patient xmlns="http://hl7.org/fhir" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                          xsi:schemaLocation="http://hl7.org/fhir %s/x.xsd"><active value="true"/></Patient>""")));

        assertThat(SERVER.send(xml).statusCode()).isLessThan(500);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void aFhirServerThatIsNotListedIsNotAsked() {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(with("""
                        {"hook": "patient-view", "hookInstance": "5f2b3b7e-64f7-4a42-9e0f-0a9a4d3c1c11",
                         "fhirServer": "%s/fhir",
                         "fhirAuthorization": {"access_token": "t", "token_type": "Bearer", "expires_in": 300,
                           "scope": "patient/*.read", "subject": "app"},
                         "context": {"userId": "Practitioner/1", "patientId": "no-calls"}}"""))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
        assertThat(CALLS).hasValue(0);
    }

    private static void put(String path, String body) {
        HttpResponse<String> answer = SERVER.put("/fhir/" + path, with(body));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static String with(String text) {
        return text.replace("%s", "http://127.0.0.1:" + LISTENER.getLocalPort());
    }

    private static ServerSocket listen() {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!listener.isClosed()) {
                    try {
                        listener.accept().close();
                        CALLS.incrementAndGet();
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            return listener;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
