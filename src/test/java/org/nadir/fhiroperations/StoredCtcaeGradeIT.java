package org.nadir.fhiroperations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** {@code $ctcae-grade} on what is stored, and what the server says of the operation. */
class StoredCtcaeGradeIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static void store(String reference, String members) {
        String type = reference.substring(0, reference.indexOf('/'));
        String id = reference.substring(reference.indexOf('/') + 1);
        HttpResponse<String> answer = SERVER.put(
                "/fhir/" + reference, "{\"resourceType\": \"%s\", \"id\": \"%s\", %s}".formatted(type, id, members));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static void storeResult(String id, String code, String time, String rest) {
        store("Observation/" + id, """
                "status": "final", "subject": {"reference": "Patient/grade-woman"}, "effectiveDateTime": "%s",
                "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, %s
                """.formatted(time, code, rest));
    }

    @BeforeAll
    static void storeAWomanAndHerResults() {
        store("Patient/grade-woman", """
                "gender": "female", "birthDate": "1960-01-01\"""");
        store("Patient/grade-empty", """
                "gender": "male\"""");
        storeResult("grade-plt", "777-3", "2026-02-02", """
                "valueQuantity": {"value": 30, "code": "10*9/L", "system": "http://unitsofmeasure.org"}""");
        storeResult("grade-temperature", "8310-5", "2026-02-01", """
                "valueQuantity": {"value": 38, "code": "Cel", "system": "http://unitsofmeasure.org"}""");
        storeResult("grade-hb", "718-7", "2026-01-15T08:00:00Z", """
                "valueQuantity": {"value": 12.1, "code": "g/dL", "system": "http://unitsofmeasure.org"},
                "referenceRange": [
                  {"low": {"value": 13.5}, "appliesTo": [{"text": "Male"}]},
                  {"low": {"value": 12.0}, "appliesTo": [{"text": "Female"}]}]""");
    }

    private static HttpResponse<String> post(String path) {
        return SERVER.send(SERVER.request(path).POST(BodyPublishers.noBody()));
    }

    private static List<String> gradings(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> lines = new ArrayList<>();
        for (JsonNode grading : RunningServer.json(answer).path("parameter")) {
            String line = "";
            for (JsonNode part : grading.path("part")) {
                line += switch (part.path("name").asText()) {
                    case "observation" -> part.at("/valueReference/reference").asText();
                    case "grade" -> " grade " + part.path("valueInteger").asInt();
                    case "ctcaeVersion" -> " by " + part.path("valueCode").asText();
                    case "gradeRange", "notGradable" -> " " + part;
                    default -> "";
                };
            }
            lines.add(line);
        }
        return lines;
    }

    @Test
    void aStoredObservationIsGradedWithThePatientsOwnRange() {
        assertThat(gradings(post("/fhir/Observation/grade-hb/$ctcae-grade")))
                .containsExactly("Observation/grade-hb by 5.0 grade 0");
    }

    @Test
    void aStoredObservationIsGradedByTheVersionAskedFor() {
        assertThat(gradings(post("/fhir/Observation/grade-plt/$ctcae-grade?ctcaeVersion=6.0")))
                .containsExactly("Observation/grade-plt by 6.0 grade 3");
        assertThat(gradings(SERVER.post("/fhir/Observation/grade-plt/$ctcae-grade", """
                {"resourceType": "Parameters", "parameter": [{"name": "ctcaeVersion", "valueCode": "6.0"}]}""")))
                .containsExactly("Observation/grade-plt by 6.0 grade 3");
    }

    @Test
    void aPatientsCourseIsGradedOldestFirst_withoutWhatIsNoBloodCount() {
        assertThat(gradings(post("/fhir/Patient/grade-woman/$ctcae-grade")))
                .containsExactly("Observation/grade-hb by 5.0 grade 0", "Observation/grade-plt by 5.0 grade 3");
    }

    @Test
    void aPatientWithoutResultsHasNoGradings() {
        assertThat(gradings(post("/fhir/Patient/grade-empty/$ctcae-grade"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation/no-such-one", "Patient/no-such-one", "Patient/grade-woman,grade-empty"})
    void whatIsNotStoredIsNotFound(String reference) {
        assertThat(post("/fhir/" + reference + "/$ctcae-grade").statusCode()).isEqualTo(404);
    }

    @Test
    void anObservationBesideAnAddressThatNamesOneIsRefused() {
        HttpResponse<String> answer = SERVER.post(
                "/fhir/Observation/grade-plt/$ctcae-grade",
                "{\"resourceType\": \"Observation\", \"status\": \"final\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("observation");
    }

    @Test
    void theCapabilityStatementPointsToTheDefinition() {
        JsonNode statement = RunningServer.json(SERVER.get("/fhir/metadata"));
        List<String> definitions = new ArrayList<>();
        for (JsonNode operation : statement.findValues("operation").stream()
                .flatMap(operations -> operations.valueStream())
                .filter(operation -> operation.path("name").asText().equals("ctcae-grade"))
                .toList()) {
            definitions.add(operation.path("definition").asText());
        }

        assertThat(definitions)
                .containsExactlyInAnyOrder(
                        "https://nadir-cds.github.io/fhir/OperationDefinition/ctcae-grade",
                        "https://nadir-cds.github.io/fhir/OperationDefinition/patient-ctcae-grade");
        for (String definition : definitions) {
            JsonNode found = RunningServer.json(SERVER.get("/fhir/OperationDefinition?url=" + definition));
            assertThat(found.at("/entry/0/resource/code").asText()).isEqualTo("ctcae-grade");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctcae-grade", "patient-ctcae-grade"})
    void theDefinitionIsValid(String id) {
        HttpResponse<String> answer = SERVER.get("/fhir/OperationDefinition/" + id + "/$validate");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningServer.json(answer).findValuesAsText("severity"))
                .as(answer.body())
                .doesNotContain("error", "fatal");
    }
}
