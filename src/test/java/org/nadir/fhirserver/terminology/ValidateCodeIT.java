package org.nadir.fhirserver.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

class ValidateCodeIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String GENDER = "http://hl7.org/fhir/administrative-gender";

    @BeforeAll
    static void storeACodeSystem() {
        SERVER.put("/fhir/CodeSystem/checked", """
                {"resourceType": "CodeSystem", "id": "checked", "url": "http://example.org/checked", "version": "7",
                 "title": "Checked", "status": "active", "content": "fragment", "caseSensitive": false,
                 "concept": [{"code": "group", "display": "A group",
                              "property": [{"code": "notSelectable", "valueBoolean": true}]},
                             {"code": "one", "display": "One  thing", "designation": [{"value": "A thing"}]}]}
                """);
        SERVER.put("/fhir/ValueSet/checked", """
                {"resourceType": "ValueSet", "id": "checked", "url": "http://example.org/checked-set", "version": "1",
                 "status": "active", "compose": {"include": [{"system": "http://example.org/checked"},
                 {"system": "http://example.org/unknown", "concept": [{"code": "named"}]}]}}
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&code=male ; Male
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&code=male&display=Male ; Male
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/observation-status&valueSetVersion=4.0.1&system=http://hl7.org/fhir/observation-status&code=final ; Final
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/ucum-units&system=http://unitsofmeasure.org&code=mg ; (milligram)
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/all-languages&system=urn:ietf:bcp:47&code=de ; German
            ValueSet/hemoglobin/$validate-code?system=http://loinc.org&code=718-7 ; Hemoglobin [Mass/volume] in Blood
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=ONE ; One  thing
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=one&display=one%20THING ; One  thing
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=one&display=A%20thing ; One  thing
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=group&abstract=true ; A group
            ValueSet/checked/$validate-code?system=http://example.org/checked&systemVersion=7&code=one ; One  thing
            ValueSet/checked/$validate-code?system=http://example.org/unknown&code=named ;
            CodeSystem/$validate-code?url={gender}&code=male ; Male
            CodeSystem/$validate-code?url=http://example.org/checked&version=7&code=one ; One  thing
            CodeSystem/checked/$validate-code?code=one ; One  thing
            CodeSystem/$validate-code?url=urn:iso:std:iso:3166&code=CH ; Switzerland
            """)
    void aCodeThatBelongsIsTrueAndHasItsDisplay(String path, String display) {
        JsonNode answer = answer(SERVER.get("/fhir/" + path.replace("{gender}", GENDER)));

        assertThat(value(answer, "result").asBoolean()).as(answer.toString()).isTrue();
        assertThat(value(answer, "display").asText()).isEqualTo(display == null ? "" : display);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&code=men ; no such code
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&code=MALE ; no such code
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&code=male&display=Mann ; 'Male', not 'Mann'
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system=http://example.org/nowhere&code=male ; http://example.org/nowhere is not here
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/administrative-gender&system={gender}&systemVersion=9&code=male ; {gender}|9 is not here
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/observation-codes&system=http://loinc.org&code=718-7 ; http://loinc.org is not here
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/condition-code&system=http://snomed.info/sct&code=1 ; only the name is here
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/ucum-units&system=http://unitsofmeasure.org&code=nonsense ; no such code
            ValueSet/$validate-code?url=http://hl7.org/fhir/ValueSet/mimetypes&system=urn:ietf:bcp:13&code=nonsense ; no such code
            ValueSet/hemoglobin/$validate-code?system=http://loinc.org&code=1-1 ; does not contain
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=two ; Only a part
            ValueSet/checked/$validate-code?system=http://example.org/checked&code=group ; abstract
            CodeSystem/$validate-code?url=http://example.org/nowhere&code=a ; http://example.org/nowhere is not here
            CodeSystem/$validate-code?url=urn:iso:std:iso:3166&code=756 ; Only a part
            CodeSystem/checked/$validate-code?code=two ; Only a part
            """)
    void aCodeThatDoesNotBelongOrCannotBeCheckedIsFalseAndSaysWhy(String path, String reason) {
        JsonNode answer = answer(SERVER.get("/fhir/" + path.replace("{gender}", GENDER)));

        assertThat(value(answer, "result").asBoolean(true))
                .as(answer.toString())
                .isFalse();
        assertThat(value(answer, "message").asText()).contains(reason.replace("{gender}", GENDER));
    }

    @Test
    void aCodeableConceptIsTrueForOneOfItsCodings() {
        JsonNode answer = answer(SERVER.post("/fhir/ValueSet/$validate-code", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "url", "valueUri": "http://example.org/checked-set"},
                 {"name": "codeableConcept", "valueCodeableConcept": {"coding": [
                   {"system": "http://example.org/nowhere", "code": "x"},
                   {"system": "http://example.org/checked", "code": "one"}]}}]}
                """));

        assertThat(value(answer, "result").asBoolean()).isTrue();
        assertThat(value(answer, "display").asText()).isEqualTo("One  thing");
    }

    @Test
    void aValueSetMayBeSent() {
        String sent = """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "coding", "valueCoding": {"system": "http://loinc.org", "code": "%s"}},
                 {"name": "valueSet", "resource": {"resourceType": "ValueSet", "status": "draft",
                  "expansion": {"timestamp": "2026-01-01", "contains": [
                    {"system": "http://loinc.org", "code": "718-7", "display": "Hemoglobin"}]}}}]}
                """;

        assertThat(value(answer(SERVER.post("/fhir/ValueSet/$validate-code", sent.formatted("718-7"))), "result")
                        .asBoolean())
                .isTrue();
        assertThat(value(answer(SERVER.post("/fhir/ValueSet/$validate-code", sent.formatted("1-1"))), "result")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aCodeSystemMayBeSent() {
        JsonNode answer = answer(SERVER.post("/fhir/CodeSystem/$validate-code", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "code", "valueCode": "x"},
                 {"name": "codeSystem", "resource": {"resourceType": "CodeSystem", "url": "http://example.org/sent",
                  "status": "draft", "content": "complete", "concept": [{"code": "x", "display": "An x"}]}}]}
                """));

        assertThat(value(answer, "display").asText()).isEqualTo("An x");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet/$validate-code?system=a&code=b                                  ; 400 ; url
            ValueSet/$validate-code?url=http://example.org/nowhere&system=a&code=b   ; 404 ; nowhere
            ValueSet/nowhere/$validate-code?system=a&code=b                          ; 404 ; nowhere
            ValueSet/checked/$validate-code                                          ; 400 ; code
            ValueSet/checked/$validate-code?code=one                                 ; 400 ; system
            ValueSet/checked/$validate-code?system=a&code=                           ; 400 ; code
            ValueSet/checked/$validate-code?coding=a                                 ; 400 ; Coding
            ValueSet/checked/$validate-code?system=a&code=b&context=c                ; 400 ; context
            CodeSystem/$validate-code?code=a                                         ; 400 ; url
            CodeSystem/checked/$validate-code?url=a&code=a                           ; 400 ; url
            CodeSystem/$lookup?code=a                                                ; 400 ; system
            CodeSystem/$lookup                                                       ; 400 ; code
            CodeSystem/$lookup?system=http://loinc.org&code=718-7                    ; 404 ; http://loinc.org
            CodeSystem/$lookup?system=http://hl7.org/fhir/observation-status&code=x  ; 404 ; no code x
            """)
    void aRequestThatCannotBeAnsweredIsRefused(String path, int status, String named) {
        HttpResponse<String> answer = SERVER.get("/fhir/" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(named);
    }

    @Test
    void aCodeIsLookedUp() {
        JsonNode answer = answer(SERVER.get("/fhir/CodeSystem/$lookup?system=http://example.org/checked&code=one"));

        assertThat(value(answer, "name").asText()).isEqualTo("Checked");
        assertThat(value(answer, "version").asText()).isEqualTo("7");
        assertThat(value(answer, "display").asText()).isEqualTo("One  thing");
        assertThat(answer.findValuesAsText("name")).contains("designation");
    }

    private static JsonNode answer(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    private static JsonNode value(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .map(parameter -> parameter.findValue(name.equals("result") ? "valueBoolean" : "valueString"))
                .orElse(MissingNode.getInstance());
    }
}
