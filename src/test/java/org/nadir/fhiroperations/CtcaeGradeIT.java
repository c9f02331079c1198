package org.nadir.fhiroperations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** {@code $ctcae-grade} as a caller sees it. */
class CtcaeGradeIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String OPERATION = "/fhir/Observation/$ctcae-grade";

    private static String observation(String members, String code, String value, String unit) {
        return """
                {"resourceType": "Observation", %s "status": "final",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "valueQuantity": {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}}
                """.formatted(members, code, value, unit, unit);
    }

    private static String neutrophils(String value) {
        return observation("", "751-8", value, "10*9/L");
    }

    private static String given(String observation) {
        return "{\"name\": \"observation\", \"resource\": %s}".formatted(observation);
    }

    private static String version(String type, String value) {
        return "{\"name\": \"ctcaeVersion\", \"%s\": \"%s\"}".formatted(type, value);
    }

    private static String parameters(String... parameters) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [%s]}".formatted(String.join(",", parameters));
    }

    private static List<JsonNode> gradings(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode parameters = RunningServer.json(answer);
        assertThat(parameters.path("resourceType").asText()).isEqualTo("Parameters");
        List<JsonNode> gradings = new ArrayList<>();
        parameters.path("parameter").forEach(parameter -> {
            assertThat(parameter.path("name").asText()).isEqualTo("grading");
            gradings.add(parameter);
        });
        return gradings;
    }

    private static JsonNode part(JsonNode grading, String name) {
        for (JsonNode part : grading.path("part")) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name + " in " + grading);
    }

    private static List<String> names(JsonNode grading) {
        List<String> names = new ArrayList<>();
        grading.path("part").forEach(part -> names.add(part.path("name").asText()));
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String sentence(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return RunningServer.json(answer).at("/issue/0/diagnostics").asText();
    }

    @Test
    void theOrderOfTheObservationsIsKept() {
        List<JsonNode> gradings = gradings(SERVER.post(
                OPERATION,
                parameters(
                        given(observation("\"id\": \"b\",", "777-3", "24", "10*9/L")),
                        given(observation("", "8310-5", "38.5", "Cel")),
                        given(observation("\"id\": \"a\",", "718-7", "9.0", "g/dL")),
                        given(neutrophils("0.7")))));

        assertThat(gradings).hasSize(4);
        assertThat(part(gradings.get(0), "grade").path("valueInteger").asInt()).isEqualTo(4);
        assertThat(part(gradings.get(0), "observation")
                        .at("/valueReference/reference")
                        .asText())
                .isEqualTo("Observation/b");
        assertThat(part(gradings.get(1), "notGradable")
                        .at("/valueCodeableConcept/coding/0/code")
                        .asText())
                .isEqualTo("unlisted-code");
        assertThat(names(gradings.get(1))).containsExactly("ctcaeVersion", "status", "name", "notGradable", "reported");
        assertThat(part(gradings.get(2), "grade").path("valueInteger").asInt()).isEqualTo(2);
        assertThat(names(gradings.get(3)))
                .containsExactly("term", "ctcaeVersion", "status", "name", "grade", "criterion", "value");
    }

    @Test
    void aGradingHoldsTermCriterionAndValueInTheCanonicalUnit() {
        JsonNode grading = gradings(SERVER.post(OPERATION, parameters(given(observation("", "751-8", "700", "/uL")))))
                .getFirst();

        assertThat(part(grading, "term").path("valueCoding")).isEqualTo(json("""
                        {"system": "https://www.meddra.org", "code": "10029366", "display": "Neutrophil count decreased"}"""));
        assertThat(part(grading, "ctcaeVersion").path("valueCode").asText()).isEqualTo("5.0");
        assertThat(part(grading, "criterion").path("valueString").asText()).isEqualTo("<1.0 - 0.5 10*9/L");
        assertThat(part(grading, "value").path("valueQuantity")).isEqualTo(json("""
                        {"value": 0.7, "unit": "10*9/L", "system": "http://unitsofmeasure.org", "code": "10*9/L"}"""));
    }

    @Test
    void aGradingTellsOfTheResultWhenItWasTakenWhatItIsCalledAndItsStatus() {
        String result = observation(
                "\"effectivePeriod\": {\"start\": \"2026-11-01\", \"end\": \"2026-11-02\"},", "751-8", "700", "/uL");
        JsonNode grading =
                gradings(SERVER.post(OPERATION, parameters(given(result)))).getFirst();

        assertThat(part(grading, "time").path("valueDateTime").asText()).isEqualTo("2026-11-02");
        assertThat(part(grading, "status").path("valueCode").asText()).isEqualTo("final");
        assertThat(part(grading, "name").path("valueString").asText()).isEqualTo("751-8");
        assertThat(names(grading)).doesNotContain("reported");
    }

    @ParameterizedTest
    @CsvSource({"g/dL, 12.5, 13.0, 13.0", "mmol/L, 7.8, 8.1, 13.052745", "g/L, 125, 130, 13.0"})
    void aGradingTellsTheLowerLimitInTheUnitOfTheValue(String unit, String value, String limit, String told) {
        String result =
                observation("\"referenceRange\": [{\"low\": {\"value\": %s}}],".formatted(limit), "718-7", value, unit);
        JsonNode grading =
                gradings(SERVER.post(OPERATION, parameters(given(result)))).getFirst();

        JsonNode lowerLimit = part(grading, "lowerLimit").path("valueQuantity");
        assertThat(lowerLimit.path("value").decimalValue()).isEqualByComparingTo(told);
        assertThat(lowerLimit.path("code").asText()).isEqualTo("g/dL");
        assertThat(part(grading, "grade").path("valueInteger").asInt()).isEqualTo(1);
    }

    @Test
    void anOpenGradeIsARange_andTheComparatorIsKept() {
        String lessThanTwo = neutrophils("2").replace("\"value\":", "\"comparator\": \"<\", \"value\":");
        JsonNode grading =
                gradings(SERVER.post(OPERATION, parameters(given(lessThanTwo)))).getFirst();

        assertThat(part(grading, "gradeRange").path("valueRange")).isEqualTo(json("""
                        {"low": {"value": 0}, "high": {"value": 4}}"""));
        assertThat(part(grading, "value").at("/valueQuantity/comparator").asText())
                .isEqualTo("<");
        assertThat(names(grading)).doesNotContain("grade", "notGradable");
    }

    @Test
    void aRefusalIsCodedAndSaysWhatIsWrong() {
        JsonNode grading = gradings(SERVER.post(OPERATION, parameters(given(observation("", "777-3", "30", "g/dL")))))
                .getFirst();

        JsonNode concept = part(grading, "notGradable").path("valueCodeableConcept");
        assertThat(concept.path("coding").path(0)).isEqualTo(json("""
                        {"system": "https://nadir-cds.github.io/fhir/CodeSystem/not-gradable-reason",
                         "code": "unlisted-unit", "display": "Unlisted unit"}"""));
        assertThat(concept.path("text").asText()).contains("platelets", "g/dL");
        assertThat(part(grading, "term").at("/valueCoding/code").asText()).isEqualTo("10035528");
        assertThat(part(grading, "reported").path("valueString").asText()).isEqualTo("30 g/dL");
        assertThat(names(grading)).containsExactly("term", "ctcaeVersion", "status", "name", "notGradable", "reported");
    }

    @ParameterizedTest
    @CsvSource({"valueCode, 5.0, 3", "valueString, 5.0, 3", "valueCode, 6.0, 2", "valueString, 6.0, 2"})
    void theVersionDecides(String type, String version, int grade) {
        JsonNode grading = gradings(
                        SERVER.post(OPERATION, parameters(version(type, version), given(neutrophils("0.75")))))
                .getFirst();

        assertThat(part(grading, "grade").path("valueInteger").asInt()).isEqualTo(grade);
        assertThat(part(grading, "ctcaeVersion").path("valueCode").asText()).isEqualTo(version);
    }

    @Test
    void oneObservationMayBeTheBody_withTheVersionInTheAddress() {
        JsonNode grading = gradings(SERVER.post(OPERATION + "?ctcaeVersion=6.0", neutrophils("0.75")))
                .getFirst();

        assertThat(part(grading, "grade").path("valueInteger").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.03", "5", "v5.0", "5.0.0", "CTCAE 5.0"})
    void anotherVersionIsRefused_withTheVersionsThatAreKnown(String version) {
        String body = parameters(version("valueString", version), given(neutrophils("1")));

        assertThat(sentence(SERVER.post(OPERATION, body))).contains("ctcaeVersion", "5.0, 6.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "ctcaeVersion", "valueInteger": 5}                      | ctcaeVersion
            {"name": "ctcaeVersion", "valueCode": "5.0"}, {"name": "ctcaeVersion", "valueCode": "6.0"} | ctcaeVersion
            {"name": "observation", "resource": {"resourceType": "Patient"}} | observation
            {"name": "observation", "valueString": "0.7"}                    | observation
            {"name": "observations", "valueString": "0.7"}                   | observations
            """)
    void aWrongParameterIsNamed(String parameter, String named) {
        String body = parameters(given(neutrophils("0.7")), parameter);

        assertThat(sentence(SERVER.post(OPERATION, body))).contains("parameter").contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceType\": \"Parameters\"}", ""})
    void withoutAnObservationThereIsNothingToGrade(String body) {
        HttpResponse<String> answer = SERVER.send(
                body.isEmpty()
                        ? SERVER.request(OPERATION).POST(BodyPublishers.noBody())
                        : SERVER.request(OPERATION)
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(body)));

        assertThat(sentence(answer)).contains("observation");
    }

    @Test
    void anotherResourceAsBodyIsRefused() {
        assertThat(sentence(SERVER.post(OPERATION, "{\"resourceType\": \"Patient\"}")))
                .contains("Parameters");
    }

    @Test
    void anUnknownParameterInTheAddressIsRefused() {
        assertThat(sentence(SERVER.post(OPERATION + "?version=6.0", neutrophils("1"))))
                .contains("version");
    }

    @Test
    void itIsPostedOnly() {
        assertThat(SERVER.get(OPERATION).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999", "1E-99999999", "1e100"})
    void anAbsurdExponentIsRefusedAtOnce(String value) {
        assertThat(sentence(SERVER.post(OPERATION, neutrophils(value)))).contains("exponent");
    }

    @Test
    void anAbsurdExponentIsRefusedInXmlToo() {
        HttpResponse<String> answer = SERVER.send(SERVER.request(OPERATION)
                .header("Content-Type", "application/fhir+xml")
                .POST(BodyPublishers.ofString("""
                        <Observation xmlns="http://hl7.org/fhir"><status value="final"/>
                          <valueQuantity><value value="1e99999999"/></valueQuantity></Observation>""")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void itSpeaksXml() {
        String body = """
                <Parameters xmlns="http://hl7.org/fhir">
                  <parameter><name value="ctcaeVersion"/><valueCode value="6.0"/></parameter>
                  <parameter><name value="observation"/><resource><Observation>
                    <id value="x"/><status value="final"/>
                    <code><coding><system value="http://loinc.org"/><code value="718-7"/></coding></code>
                    <valueQuantity><value value="8.0"/><system value="http://unitsofmeasure.org"/><code value="g/dL"/></valueQuantity>
                  </Observation></resource></parameter>
                </Parameters>
                """;
        HttpResponse<String> answer = SERVER.send(SERVER.request(OPERATION)
                .header("Content-Type", "application/fhir+xml")
                .header("Accept", "application/fhir+xml")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("<Parameters xmlns=\"http://hl7.org/fhir\">")
                .contains("<name value=\"grade\"/><valueInteger value=\"2\"/>")
                .contains("<reference value=\"Observation/x\"/>")
                .contains("<value value=\"8.0\"/>");
    }
}
