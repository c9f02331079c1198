package org.nadir.fhiroperations.course;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Conformance;
import org.nadir.testing.RunningServer;

/** {@code $treatment-course} as a caller sees it. */
class TreatmentCourseIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POSTED = "/fhir/Patient/$treatment-course";
    private static final List<DemoCourse> COURSES = new DemoCourseReader().readShipped();

    @BeforeAll
    static void storeTheDemo() {
        for (DemoCourse course : COURSES) {
            HttpResponse<String> stored = SERVER.post(
                    "/fhir",
                    FhirContext.forR4Cached()
                            .newJsonParser()
                            .encodeResourceToString(DemoBundle.of(course, Clock.systemUTC())));
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        }
    }

    static Stream<String> patients() {
        return COURSES.stream().map(DemoCourse::id);
    }

    private static String stored(String patient) {
        return "/fhir/Patient/%s/$treatment-course".formatted(patient);
    }

    private static Told told(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Told.of(answer.body());
    }

    private static String sentence(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return RunningServer.json(answer).at("/issue/0/diagnostics").asText();
    }

    private static String parameters(List<JsonNode> resources) {
        ObjectNode parameters = JSON.createObjectNode().put("resourceType", "Parameters");
        ArrayNode list = parameters.putArray("parameter");
        resources.forEach(resource -> list.addObject().put("name", "resource").set("resource", resource));
        return parameters.toString();
    }

    @ParameterizedTest
    @MethodSource("patients")
    void aStoredRecord_andTheSameRecordSentAlong_tellTheSame(String patient) {
        HttpResponse<String> ofStored = SERVER.get(stored(patient));
        HttpResponse<String> ofPosted =
                SERVER.post(POSTED, parameters(PatientQueries.record(SERVER.bean(ResourceSource.class), patient)));

        Conformance.assertValid(ofStored.body());
        for (String name : List.of(
                "protocol", "drug", "firstDose", "cycle", "order", "temperature", "finding", "refused", "doubt")) {
            assertThat(told(ofPosted).lines(name))
                    .as(name)
                    .isEqualTo(told(ofStored).lines(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "demo-neutropenia-grade-4, 3, study-drug",
        "demo-anemia-severe, 3, study-drug",
        "demo-gcsf-active, 2, g-csf",
        "demo-on-hold-recovered, , platelet-transfusion",
        "demo-on-hold-recovered, , g-csf"
    })
    void ofADemoPatient_theCycleAndTheOrdersAreThoseOfItsStory(String patient, String cycle, String kind) {
        Told told = told(SERVER.get(stored(patient)));

        assertThat(told.lines("order")).anyMatch(line -> line.contains("kind=" + kind + ","));
        if (cycle != null) {
            assertThat(told.lines("cycle").getLast()).startsWith("{number=%s,".formatted(cycle));
        }
    }

    @Test
    void whatCannotBeUsed_isToldWithTheReason() {
        assertThat(told(SERVER.get(stored("demo-not-assessable"))).lines("refused"))
                .anyMatch(line -> line.contains("label=platelets") && line.contains("code=unlisted-unit"));
    }

    @Test
    void aPostToAStoredPatient_isAnsweredAsAGet() {
        HttpResponse<String> answer =
                SERVER.send(SERVER.request(stored("demo-no-toxicity")).POST(BodyPublishers.noBody()));

        assertThat(told(answer).lines("drug")).containsExactly("cemsidomide");
    }

    @Test
    void anUnknownPatient_isNotFound() {
        assertThat(sentence(SERVER.get(stored("nobody")), 404)).contains("nobody");
    }

    @Test
    void aParameterForAStoredPatient_isRefusedByName() {
        assertThat(sentence(SERVER.get(stored("demo-no-toxicity") + "?cycleLength=21"), 400))
                .contains("cycleLength");
        assertThat(sentence(SERVER.post(stored("demo-no-toxicity"), parameters(story().record())), 400))
                .contains("'resource'");
    }

    @Test
    void aStoryThatIsSentAlong_needNotBeStored() {
        Told told = told(SERVER.post(POSTED, parameters(story().record())));

        assertThat(told.lines("order")).singleElement().asString().contains("reference=MedicationRequest/r1");
        assertThat(sentence(SERVER.get(stored("p1-of-no-store")), 404)).contains("p1-of-no-store");
    }

    @Test
    void aResourceOfAnotherPatient_isRefusedByName() {
        PatientStory story = story();
        story.recorded("anc").put("subject", "{\"reference\": \"Patient/p2\"}");

        assertThat(sentence(SERVER.post(POSTED, parameters(story.record())), 400))
                .contains("Observation/anc", "Patient/p1");
    }

    @Test
    void aSecondPatient_orNone_isRefused() {
        List<JsonNode> record = story().record();
        List<JsonNode> twice = Stream.concat(record.stream(), record.stream()).toList();

        assertThat(sentence(SERVER.post(POSTED, parameters(twice)), 400)).contains("2 Patients");
        assertThat(sentence(SERVER.post(POSTED, parameters(List.of())), 400)).contains("0 Patients");
        assertThat(sentence(SERVER.send(SERVER.request(POSTED).POST(BodyPublishers.noBody())), 400))
                .contains("0 Patients");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"resourceType\": \"Patient\", \"id\": \"p1\"}; The body is Patient",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"resource\", \"valueString\": \"x\"}]}; resource must hold a resource",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"patient\", \"valueString\": \"x\"}]}; 'patient' is not known",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"resource\", \"resource\": {\"resourceType\": \"Patient\"}}]}; Patient.id is missing",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"resource\", \"resource\": {\"resourceType\": \"Patient\", \"id\": \"p1\"}}, {\"name\": \"resource\", \"resource\": {\"resourceType\": \"Encounter\", \"id\": \"e1\", \"subject\": {\"reference\": \"Patient/p1\"}}}]}; Encounter/e1"
            })
    void whatIsNoRecord_isRefusedWithTheReason(String body, String reason) {
        assertThat(sentence(SERVER.post(POSTED, body), 400)).contains(reason);
    }

    private static PatientStory story() {
        PatientStory story = PatientStory.treated();
        story.recorded("patient").id("p1");
        return story;
    }
}
