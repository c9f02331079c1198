package org.nadir.fhirserver.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.Conformance;
import org.nadir.testing.RunningServer;

class ExpandIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String GENDER =
            "/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender";

    @BeforeAll
    static void storeACodeSystem() {
        SERVER.put("/fhir/CodeSystem/expanded", """
                {"resourceType": "CodeSystem", "id": "expanded", "url": "http://example.org/expanded", "version": "7",
                 "status": "active", "content": "complete", "caseSensitive": true,
                 "property": [{"code": "colour", "type": "string"}],
                 "concept": [
                  {"code": "a", "display": "First", "property": [{"code": "notSelectable", "valueBoolean": true}],
                   "concept": [
                    {"code": "a1", "display": "Red one", "property": [{"code": "colour", "valueString": "red"}],
                     "designation": [{"language": "de", "value": "Rot"}]},
                    {"code": "a2", "display": "Old one", "property": [{"code": "inactive", "valueBoolean": true}]}]},
                  {"code": "b", "display": "Second"}]}
                """);
    }

    static Stream<String> shippedValueSets() {
        return StreamSupport.stream(
                        RunningServer.json(SERVER.get("/fhir/ValueSet?_count=1000&_tag=shipped"))
                                .path("entry")
                                .spliterator(),
                        false)
                .map(entry -> entry.at("/resource/id").asText());
    }

    @ParameterizedTest
    @MethodSource("shippedValueSets")
    void eachShippedValueSetIsExpandedOrSaysWhyNot(String id) {
        HttpResponse<String> answer = SERVER.get("/fhir/ValueSet/" + id + "/$expand");

        if (answer.statusCode() == 422) {
            assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                    .contains("http");
        } else {
            assertThat(codes(answer)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://hl7.org/fhir/ValueSet/administrative-gender, 4, male
            http://hl7.org/fhir/ValueSet/observation-status, 8, entered-in-error
            http://hl7.org/fhir/ValueSet/languages, 56, de-CH
            http://hl7.org/fhir/ValueSet/condition-clinical, 6, remission
            http://hl7.org/fhir/ValueSet/iso3166-1-2, 249, CH
            http://hl7.org/fhir/ValueSet/iso3166-1-3, 249, CHE
            http://terminology.hl7.org/ValueSet/v3-ActEncounterCode, 11, AMB
            http://hl7.org/fhir/ValueSet/c80-doc-typecodes, 6401, 55107-7
            """)
    void aValueSetOfTheStandardIsExpandedInWhole(String url, int total, String one) {
        HttpResponse<String> answer = SERVER.get("/fhir/ValueSet/$expand?url=" + url);

        assertThat(codes(answer)).hasSize(total).contains(one);
        JsonNode expansion = RunningServer.json(answer).path("expansion");
        assertThat(expansion.path("total").asInt()).isEqualTo(total);
        assertThat(expansion.path("identifier").asText()).startsWith("urn:uuid:");
        assertThat(expansion.path("timestamp").asText()).isNotEmpty();
        assertThat(RunningServer.json(answer).has("compose")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            observation-codes ; http://loinc.org is not here
            condition-code    ; http://snomed.info/sct
            ucum-units        ; http://unitsofmeasure.org are made by a rule
            iso3166-1-N       ; Only a part
            """)
    void aValueSetWhoseCodesAreNotHereIsRefusedWithTheReason(String id, String reason) {
        HttpResponse<String> answer = SERVER.get("/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/" + id);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(reason)
                .doesNotContain("HAPI");
    }

    @Test
    void anExpansionIsValid() {
        assertThat(Conformance.errors(SERVER.get(GENDER + "&filter=ale&offset=1&count=1&activeOnly=true")
                        .body()))
                .isEmpty();
        assertThat(Conformance.errors(SERVER.get("/fhir/ValueSet/g-csf/$expand?includeDesignations=true")
                        .body()))
                .isEmpty();
    }

    @Test
    void codesAreFilteredAndPaged() {
        assertThat(codes(SERVER.get(GENDER + "&filter=ale"))).containsExactly("male", "female");
        assertThat(codes(SERVER.get(GENDER + "&offset=1&count=2"))).containsExactly("female", "other");
        JsonNode page = RunningServer.json(SERVER.get(GENDER + "&filter=e&offset=2&count=1"));
        assertThat(page.at("/expansion/total").asInt()).isEqualTo(3);
        assertThat(page.at("/expansion/offset").asInt()).isEqualTo(2);
        assertThat(page.at("/expansion/parameter").findValuesAsText("name"))
                .contains("filter", "offset", "count", "version");
        assertThat(codes(SERVER.get(GENDER + "&count=0"))).isEmpty();
        assertThat(codes(SERVER.get(GENDER + "&offset=99"))).isEmpty();
    }

    @Test
    void onlyAPartOfACodeSystemMakesAnExpansionThatSaysSo() {
        JsonNode expansion = RunningServer.json(
                        SERVER.get("/fhir/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/service-type&count=1"))
                .path("expansion");

        assertThat(expansion.at("/extension/0/url").asText())
                .isEqualTo("http://hl7.org/fhir/StructureDefinition/valueset-unclosed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            {"property": "concept", "op": "is-a", "value": "a"}           ; a a1 a2
            {"property": "concept", "op": "descendent-of", "value": "a"}  ; a1 a2
            {"property": "concept", "op": "is-not-a", "value": "a"}       ; b
            {"property": "concept", "op": "generalizes", "value": "a1"}   ; a a1
            {"property": "concept", "op": "in", "value": "a1,b"}          ; a1 b
            {"property": "concept", "op": "not-in", "value": "a1,b"}      ; a a2
            {"property": "parent", "op": "=", "value": "a"}               ; a1 a2
            {"property": "child", "op": "=", "value": "a1"}               ; a
            {"property": "colour", "op": "=", "value": "red"}             ; a1
            {"property": "colour", "op": "exists", "value": "false"}      ; a a2 b
            {"property": "code", "op": "regex", "value": "[a-z]{1}"}      ; a b
            """)
    void aFilterOfTheDefinitionChooses(String filter, String expected) {
        assertThat(codes(expand(include("\"filter\": [" + filter + "]")))).containsExactly(expected.split(" "));
    }

    @Test
    void whatIsExcludedIsNotThere() {
        HttpResponse<String> answer = expand("""
                "include": [{"system": "http://example.org/expanded"}],
                "exclude": [{"system": "http://example.org/expanded", "concept": [{"code": "a"}, {"code": "a2"}]}]
                """);

        assertThat(codes(answer)).containsExactly("a1", "b");
    }

    @Test
    void aSystemAndAValueSetTogetherMeanWhatIsInBoth() {
        SERVER.put("/fhir/ValueSet/expanded-some", """
                {"resourceType": "ValueSet", "id": "expanded-some", "url": "http://example.org/expanded-some",
                 "status": "active", "compose": {"include": [{"system": "http://example.org/expanded",
                 "concept": [{"code": "a1"}, {"code": "no-such-code"}]}]}}
                """);

        assertThat(codes(expand(include("\"valueSet\": [\"http://example.org/expanded-some\"]"))))
                .containsExactly("a1");
    }

    @Test
    void whatIsKnownOfACodeIsShown() {
        JsonNode all = RunningServer.json(expand(include("\"version\": \"7\"")));

        assertThat(all.at("/expansion/contains/0/abstract").asBoolean()).isTrue();
        assertThat(all.at("/expansion/contains/1/designation").isMissingNode()).isTrue();
        assertThat(all.at("/expansion/contains/2/inactive").asBoolean()).isTrue();
        JsonNode german = RunningServer.json(
                expand(include("\"version\": \"7\""), "displayLanguage=de&includeDesignations=true&activeOnly=true"));
        assertThat(german.at("/expansion/contains/1/display").asText()).isEqualTo("Rot");
        assertThat(german.at("/expansion/contains/1/designation/0/value").asText())
                .isEqualTo("Rot");
        assertThat(german.at("/expansion/contains")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "include": [{"system": "http://example.org/expanded", "version": "8"}]              ; http://example.org/expanded|8
            "include": [{"valueSet": ["http://example.org/nowhere"]}]                           ; http://example.org/nowhere
            "include": [{"valueSet": ["http://example.org/circle"]}]                            ; refers to itself
            "include": [{"system": "http://example.org/expanded", "filter": [{"property": "taste", "op": "=", "value": "x"}]}] ; taste
            "include": [{"system": "http://example.org/expanded", "filter": [{"property": "concept", "op": "is-a", "value": "x"}]}] ; code x
            "include": [{"system": "http://example.org/expanded", "filter": [{"property": "code", "op": "regex", "value": "(a+)+"}]}] ; regex
            """)
    void aDefinitionThatCannotBeWorkedOutIsRefused(String compose, String named) {
        SERVER.put("/fhir/ValueSet/circle", """
                {"resourceType": "ValueSet", "id": "circle", "url": "http://example.org/circle", "status": "active",
                 "compose": {"include": [{"valueSet": ["http://example.org/circle"]}]}}
                """);

        HttpResponse<String> answer = expand(compose);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ValueSet/$expand                                        ; 400 ; url
            ValueSet/$expand?url=http://example.org/nowhere         ; 404 ; nowhere
            ValueSet/nowhere/$expand                                ; 404 ; nowhere
            ValueSet/hemoglobin/$expand?url=http://example.org/x    ; 400 ; url
            ValueSet/hemoglobin/$expand?count=-1                    ; 400 ; count
            ValueSet/hemoglobin/$expand?offset=x                    ; 400 ; offset
            ValueSet/hemoglobin/$expand?activeOnly=x                ; 400 ; activeOnly
            ValueSet/hemoglobin/$expand?nonsense=x                  ; 400 ; nonsense
            ValueSet/hemoglobin/$expand?filter=a&filter=b           ; 400 ; filter
            ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/observation-status&valueSetVersion=9 ; 404 ; |9
            ValueSet/$expand?valueSet=x                             ; 400 ; Parameters
            """)
    void aRequestThatCannotBeAnsweredIsRefused(String path, int status, String named) {
        HttpResponse<String> answer = SERVER.get("/fhir/" + path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(named);
    }

    private static String include(String rest) {
        return "\"include\": [{\"system\": \"http://example.org/expanded\", " + rest + "}]";
    }

    private static HttpResponse<String> expand(String compose) {
        return expand(compose, "includeDefinition=true");
    }

    private static HttpResponse<String> expand(String compose, String query) {
        return SERVER.post("/fhir/ValueSet/$expand?" + query, """
                {"resourceType": "ValueSet", "status": "draft", "compose": {%s}}
                """.formatted(compose));
    }

    /** The codes, after a check that a strict parser reads the answer. */
    private static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(answer.body());
        return StreamSupport.stream(
                        RunningServer.json(answer).at("/expansion/contains").spliterator(), false)
                .map(concept -> concept.path("code").asText())
                .toList();
    }
}
