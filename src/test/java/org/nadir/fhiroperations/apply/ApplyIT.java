package org.nadir.fhiroperations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.Conformance;
import org.nadir.testing.RunningServer;

/** {@code $apply} as a caller sees it: for each demo patient it advises what the cards advise. */
class ApplyIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String PLAN = "/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";
    private static final String URL =
            "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";

    @BeforeAll
    static void storeOnePatientAndOnePlanOfAnother() {
        stored(SERVER.put("/fhir/Patient/applied", "{\"resourceType\": \"Patient\", \"id\": \"applied\"}"));
        stored(SERVER.put("/fhir/PlanDefinition/not-ours", """
                {"resourceType": "PlanDefinition", "id": "not-ours", "url": "http://example.org/not-ours",
                 "status": "active", "title": "An order set", "action": [{"title": "Bed rest"}]}"""));
    }

    static Stream<DemoCourse> courses() {
        return new DemoCourseReader().readShipped().stream();
    }

    /** What a card and an action have in common. */
    private record Advice(String uuid, String rule, String topic, String priority, Set<String> evidence) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void advisesWhatTheCardsAdvise(DemoCourse course) {
        stored(SERVER.post(
                "/fhir",
                FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(DemoBundle.of(course, Clock.systemUTC()))));

        HttpResponse<String> answer = SERVER.get(PLAN + "/$apply?subject=Patient/" + course.id());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode plan = RunningServer.json(answer);
        assertThat(actions(plan)).isEqualTo(cards(course.id()));
        assertThat(plan.path("note").isMissingNode()).isTrue();
        Conformance.assertValid(answer.body());
    }

    private static List<Advice> actions(JsonNode plan) {
        List<Advice> actions = new ArrayList<>();
        for (JsonNode action : group(plan).path("action")) {
            Set<String> evidence = new TreeSet<>();
            action.path("extension")
                    .forEach(extension -> evidence.add(
                            extension.at("/valueReference/reference").asText()));
            actions.add(new Advice(
                    action.path("id").asText(),
                    action.path("prefix").asText(),
                    action.at("/code/0/coding/0/code").asText(),
                    action.path("priority").asText(),
                    evidence));
        }
        return actions;
    }

    private static JsonNode group(JsonNode plan) {
        assertThat(plan.path("resourceType").asText()).isEqualTo("CarePlan");
        assertThat(plan.at("/activity/0/reference/reference").asText()).isEqualTo("#request-group");
        JsonNode group = plan.at("/contained/0");
        assertThat(group.path("resourceType").asText()).isEqualTo("RequestGroup");
        assertThat(group.path("id").asText().replace("#", "")).isEqualTo("request-group");
        return group;
    }

    private static List<Advice> cards(String patient) {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e02",
                         "context": {"userId": "Practitioner/demo", "patientId": "%s"}}
                        """.formatted(patient))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<Advice> cards = new ArrayList<>();
        for (JsonNode card : RunningServer.json(answer).path("cards")) {
            JsonNode data = card.path("extension").path("org.nadir.evidence");
            Set<String> evidence = new TreeSet<>();
            Stream.of("observations", "others").forEach(kind -> data.path(kind).forEach(piece -> {
                evidence.add(piece.path("reference").asText());
                piece.path("derivedFrom").forEach(source -> evidence.add(source.asText()));
            }));
            cards.add(new Advice(
                    card.path("uuid").asText(),
                    data.path("rule").asText(),
                    card.at("/source/topic/code").asText(),
                    priority(card.path("indicator").asText()),
                    evidence));
        }
        return cards;
    }

    private static String priority(String indicator) {
        return switch (indicator) {
            case "critical" -> "stat";
            case "warning" -> "urgent";
            default -> "routine";
        };
    }

    @Test
    void postedParametersAndTheCanonicalGiveTheSameAsTheAddress() {
        List<Advice> byAddress = actions(applied(SERVER.get(PLAN + "/$apply?subject=Patient/applied&practitioner=x")));

        assertThat(actions(applied(SERVER.post(PLAN + "/$apply", """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "subject", "valueString": "Patient/applied"},
                  {"name": "encounter", "valueString": "Encounter/1"},
                  {"name": "setting", "valueCodeableConcept": {"text": "ward"}}]}""")))).isEqualTo(byAddress);
        assertThat(actions(applied(
                        SERVER.get("/fhir/PlanDefinition/$apply?url=%s&subject=Patient/applied".formatted(URL)))))
                .isEqualTo(byAddress);
        assertThat(actions(applied(SERVER.post("/fhir/PlanDefinition/$apply", """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "planDefinition", "valueCanonical": "%s"},
                  {"name": "subject", "valueReference": {"reference": "%s/fhir/Patient/applied"}}]}
                """.formatted(URL, SERVER.base())))))
                .isEqualTo(byAddress);
    }

    @Test
    void aProtocolThatIsNotTheOneOfTheCardsSaysSo() {
        JsonNode plan =
                applied(SERVER.get("/fhir/PlanDefinition/cemsidomide-cleared-dose/$apply?subject=Patient/applied"));

        assertThat(plan.at("/instantiatesCanonical/0").asText()).contains("cemsidomide-cleared-dose|");
        assertThat(plan.at("/note/0/text").asText()).contains("another protocol", URL);
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            cemsidomide-hematologic-toxicity/$apply                                            | 400 | subject is missing
            cemsidomide-hematologic-toxicity/$apply?subject=Patient/a&subject=Patient/b        | 400 | subject is given more than once
            cemsidomide-hematologic-toxicity/$apply?subject=Patient/a,Patient/b                | 400 | subject must be one reference
            cemsidomide-hematologic-toxicity/$apply?subject=Group/a                            | 400 | to a Patient only
            cemsidomide-hematologic-toxicity/$apply?subject=Patient/nobody                     | 404 | Patient/nobody
            cemsidomide-hematologic-toxicity/$apply?subject=Patient/applied&weight=3           | 400 | 'weight' is not known
            cemsidomide-hematologic-toxicity/$apply?subject=Patient/applied&url=http://a.org/b | 400 | url is not taken here
            $apply?subject=Patient/applied                                                     | 400 | url must be given once
            $apply?subject=Patient/applied&url=http://example.org/nothing                      | 404 | http://example.org/nothing
            $apply?subject=Patient/applied&url=http://example.org/not-ours                     | 422 | no usable toxicity protocol
            nothing/$apply?subject=Patient/applied                                             | 404 | nothing
            not-ours/$apply?subject=Patient/applied                                            | 422 | no usable toxicity protocol
            """)
    void aWrongRequestIsToldWhatIsWrong(String address, int status, String said) {
        HttpResponse<String> answer = SERVER.get("/fhir/PlanDefinition/" + address);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(said);
    }

    @Test
    void theVersionOfCtcaeOfTheStudyGivesTheAdviceOfTheCards() {
        stored(SERVER.put("/fhir/ResearchStudy/applied-6", """
                {"resourceType": "ResearchStudy", "id": "applied-6", "status": "active",
                 "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/ctcae-version",
                   "valueCode": "6.0"}], "protocol": [{"reference": "PlanDefinition/cemsidomide-cleared-dose"}]}"""));
        stored(SERVER.put("/fhir/Patient/applied-6", "{\"resourceType\": \"Patient\", \"id\": \"applied-6\"}"));
        stored(SERVER.put("/fhir/ResearchSubject/applied-6", """
                {"resourceType": "ResearchSubject", "id": "applied-6", "status": "on-study",
                 "study": {"reference": "ResearchStudy/applied-6"}, "individual": {"reference": "Patient/applied-6"}}"""));
        stored(SERVER.put("/fhir/MedicationRequest/applied-6", """
                {"resourceType": "MedicationRequest", "id": "applied-6", "status": "active", "intent": "order",
                 "medicationCodeableConcept": {"text": "cemsidomide"}, "subject": {"reference": "Patient/applied-6"}}"""));

        JsonNode plan =
                applied(SERVER.get("/fhir/PlanDefinition/cemsidomide-cleared-dose/$apply?subject=Patient/applied-6"));

        assertThat(actions(plan)).isNotEmpty().isEqualTo(cards("applied-6"));
        assertThat(plan.path("description").asText()).contains("CTCAE 6.0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"resourceType": "Patient"}                                                           | give Parameters
            {"resourceType": "Parameters", "parameter": [{"name": "subject"}]}                    | subject must have a value
            {"resourceType": "Parameters", "parameter": [{"name": "dose", "valueString": "75"}]}  | 'dose' is not known
            """)
    void aWrongBodyIsToldWhatIsWrong(String body, String said) {
        HttpResponse<String> answer = SERVER.post(PLAN + "/$apply", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(said);
    }

    @Test
    void theCapabilityStatementNamesTheStandardOperation() {
        JsonNode statement = RunningServer.json(SERVER.get("/fhir/metadata"));

        List<String> definitions = new ArrayList<>();
        statement.at("/rest/0/resource").forEach(resource -> resource.path("operation")
                .forEach(operation -> {
                    if (operation.path("name").asText().equals("apply")) {
                        definitions.add(resource.path("type").asText() + " "
                                + operation.path("definition").asText());
                    }
                }));
        assertThat(definitions)
                .containsExactly("PlanDefinition http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply");
    }

    private static JsonNode applied(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    private static void stored(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }
}
