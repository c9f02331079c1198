package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Conformance;
import org.nadir.testing.Definitions;
import org.nadir.testing.ExplainedWarnings;
import org.nadir.testing.RunningServer;

/** What the server answers and what it stores by itself, by both validators. */
@TestMethodOrder(OrderAnnotation.class)
class ServerAnswersIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String PATIENT = "demo-neutropenia-grade-4";
    private static final String PLAN = "/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";

    static List<DemoCourse> courses() {
        return new DemoCourseReader().readShipped();
    }

    @BeforeAll
    static void storeTheDemoPatients() {
        courses().forEach(ServerAnswersIT::store);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void applyAnswersAValidPlan(DemoCourse course) {
        valid(SERVER.get(PLAN + "/$apply?subject=Patient/" + course.id()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void cardsSuggestValidResources(DemoCourse course) {
        for (String hook : List.of("patient-view", "encounter-start", "order-select", "order-sign")) {
            assertThat(suggested(cards(hook, course.id()))).allSatisfy(Conformance::assertValid);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata",
                "Patient/" + PATIENT,
                "Patient/" + PATIENT + "/$everything",
                "Patient/" + PATIENT + "/$everything?_count=5",
                "Patient/" + PATIENT + "/$ctcae-grade",
                "Patient/" + PATIENT + "/$ctcae-grade?ctcaeVersion=6.0",
                "Patient/demo-grade-1-2/$ctcae-grade",
                "Patient/" + PATIENT + "/$treatment-course",
                "Observation/" + PATIENT + "-cbc-1-anc/$ctcae-grade",
                "Observation/$lastn?patient=Patient/" + PATIENT + "&category=laboratory",
                "Observation?patient=" + PATIENT + "&_count=3",
                "MedicationRequest?patient=" + PATIENT + "&_include=MedicationRequest:medication",
                "Patient?_id=nobody",
                "Patient/" + PATIENT + "/_history",
                "Observation/_history?_count=3",
                "Group/$toxicity-summary",
                "ResearchStudy/demo-study/$toxicity-summary",
                "ValueSet/g-csf/$expand",
                "ValueSet/neutrophil-count/$validate-code?url=x&system=http://loinc.org&code=751-8",
                "CodeSystem/$lookup?system=https://nadir-cds.github.io/fhir/CodeSystem/management-action&code=esa",
                "OperationDefinition/cds-feedback-export",
                "PlanDefinition/cemsidomide-dose-escalation",
                "Patient/nobody",
                "Observation?colour=red",
                "Nonsense/1",
                "Patient/nobody/$ctcae-grade",
                "Patient/nobody/$treatment-course"
            })
    void answerIsValid(String address) {
        valid(SERVER.get("/fhir/" + address));
    }

    @Test
    void answersToWritesAndPostedResourcesAreValid() {
        String result = Definitions.text("Observation-example-neutrophils");

        valid(SERVER.post("/fhir/Observation/$ctcae-grade", """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "observation", "resource": %s}, {"name": "ctcaeVersion", "valueCode": "5.0"}]}
                """.formatted(result)));
        valid(SERVER.post("/fhir/Observation/$validate", result));
        valid(SERVER.post("/fhir/Observation/$validate", result.replace("\"final\"", "\"done\"")));
        valid(SERVER.post("/fhir/Patient", "{\"resourceType\": \"Patient\", \"gender\": \"nonsense\"}"));
        valid(SERVER.post("/fhir/Patient", "{not json"));
        valid(store(courses().getFirst()));
        valid(SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                  {"request": {"method": "GET", "url": "Patient/%s"}},
                  {"request": {"method": "GET", "url": "Patient/nobody"}}]}
                """.formatted(PATIENT)));
    }

    @Test
    void theReportOfAGroupOfPatientsIsValidAndClaimsItsProfile() {
        SERVER.put("/fhir/Group/answers-group", """
                {"resourceType": "Group", "id": "answers-group", "type": "person", "actual": true, "member": [
                  {"entity": {"reference": "Patient/%s"}}, {"entity": {"reference": "Patient/demo-grade-1-2"}}]}
                """.formatted(PATIENT));

        HttpResponse<String> answer = SERVER.get("/fhir/Group/answers-group/$toxicity-summary");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertValidAs("cohort-report", RunningServer.json(answer));
        assertThat(RunningServer.json(answer).at("/group/0/population/0/count").asInt())
                .isEqualTo(2);
    }

    @Test
    void alertsAreValidAndClaimTheirProfile() {
        Awaitility.await("an alert").until(() -> !stored("DetectedIssue?_count=200&patient=Patient/" + PATIENT)
                .isEmpty());

        assertThat(stored("DetectedIssue?_count=200&patient=Patient/" + PATIENT))
                .as("alerts")
                .isNotEmpty();
        stored("DetectedIssue?_count=200&patient=Patient/" + PATIENT)
                .forEach(alert -> assertValidAs("toxicity-alert", alert));
    }

    @Test
    void recordsOfCardsAreValidAndClaimTheirProfile() {
        cards("patient-view", PATIENT);
        SERVER.bean(CardRecorder.class).awaitIdle();

        assertThat(stored("GuidanceResponse?subject=Patient/" + PATIENT))
                .isNotEmpty()
                .allSatisfy(card -> assertValidAs("card-record", card));
    }

    @Test
    void answersToCardsAreValidAndClaimTheirProfile() {
        JsonNode card = cards("patient-view", PATIENT).get(0);
        assertThat(SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view/feedback")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        """
                        {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-20T10:22:41Z",
                          "overrideReason": {"reason": {"system": "https://nadir-cds.github.io/fhir/CodeSystem/override-reason",
                                                         "code": "protocol-differs"}, "userComment": "Not now"}}]}
                        """.formatted(card.path("uuid").asText()))))
                        .statusCode())
                .isEqualTo(200);

        assertThat(stored("Communication?identifier=" + card.path("uuid").asText()))
                .isNotEmpty()
                .allSatisfy(answer -> assertValidAs("card-feedback", answer));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void eachExplainedWarningOfTheServerStillOccurs() {
        assertThat(ExplainedWarnings.notMetIn("server")).isEmpty();
    }

    private static void assertValidAs(String profile, JsonNode resource) {
        assertThat(resource.at("/meta/profile/0").asText())
                .as(resource.toString())
                .isEqualTo("https://nadir-cds.github.io/fhir/StructureDefinition/" + profile);
        Conformance.assertValid(resource);
    }

    private static HttpResponse<String> store(DemoCourse course) {
        HttpResponse<String> answer = SERVER.post("/fhir", FhirText.of(DemoBundle.of(course, Clock.systemUTC())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void valid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        Conformance.assertValid(answer.body());
    }

    private static List<JsonNode> stored(String search) {
        return elements(RunningServer.json(SERVER.get("/fhir/" + search)).path("entry"))
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static JsonNode cards(String hook, String patient) {
        ObjectNode request = (ObjectNode) FhirText.json("""
                {"hook": "%s", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01",
                 "context": {"userId": "Practitioner/demo", "patientId": "%s", "encounterId": "e1"}}
                """.formatted(hook, patient));
        if (hook.startsWith("order")) {
            draftOrder(patient, (ObjectNode) request.path("context"));
        }
        if (hook.equals("order-select")) {
            ((ObjectNode) request.path("context")).putArray("selections").add("MedicationRequest/draft");
        }
        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-" + hook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    private static void draftOrder(String patient, ObjectNode context) {
        context.set("draftOrders", FhirText.json("""
                {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {
                  "resourceType": "MedicationRequest", "id": "draft", "status": "draft", "intent": "order",
                  "medicationCodeableConcept": {"text": "cemsidomide 75 mcg capsule"},
                  "subject": {"reference": "Patient/%s"}}}]}
                """.formatted(patient)));
    }

    private static List<JsonNode> suggested(JsonNode cards) {
        return elements(cards)
                .flatMap(card -> elements(card.path("suggestions")))
                .flatMap(suggestion -> elements(suggestion.path("actions")))
                .map(action -> action.path("resource"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array instanceof ArrayNode ? StreamSupport.stream(array.spliterator(), false) : Stream.of();
    }
}
