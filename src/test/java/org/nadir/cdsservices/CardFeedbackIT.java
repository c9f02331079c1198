package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.fhir.CardSystems;
import org.nadir.testing.RunningServer;

/** Cards, the answers to them, and the cards after that, over HTTP. */
class CardFeedbackIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String SERVICE = "/cds-services/hematologic-toxicity-patient-view";
    private static final String REASON =
            "\"reason\": {\"system\": \"https://nadir-cds.github.io/fhir/CodeSystem/override-reason\", \"code\": \"%s\"}";
    private static final String HOLD = "interrupt-treatment";

    private final String patient = "answered-" + UUID.randomUUID();

    @Test
    void overriddenCardIsQuietUntilANewResultAndThenTellsOfIt() {
        StoredStory.store(
                SERVER,
                patient,
                "order active cemsidomide 75 mcg; anc 0.8 10*3/uL 5h; hb 13 g/dL; platelets 200 10*3/uL");
        JsonNode first = card(HOLD, cards());
        awaitRecorded(first);

        feedback(overridden(first, "clinical-judgement", "Seen <b>today</b>"));

        assertThat(topics(cards())).doesNotContain(HOLD);

        result("anc-2", "751-8", "0.4");
        JsonNode second = card(HOLD, cards());

        assertThat(second.path("uuid")).isNotEqualTo(first.path("uuid"));
        assertThat(second.path("detail").asText())
                .startsWith("**Earlier answers**")
                .contains("An earlier card on this was overridden on")
                .contains("Clinical judgement")
                .contains("&lt;b>today")
                .contains("the grade has worsened from 3 to 4");
        JsonNode override = second.at("/extension/org.nadir.evidence/overrides/0");
        assertThat(override.path("card")).isEqualTo(first.path("uuid"));
        assertThat(override.at("/reason/display").asText()).isEqualTo("Clinical judgement");
        assertThat(override.path("comment").asText()).isEqualTo("Seen <b>today</b>");
        assertThat(override.path("standing").asText()).isEqualTo("earlier-evidence");
    }

    @Test
    void criticalCardIsNeverQuiet() {
        StoredStory.store(
                SERVER,
                patient,
                "order active cemsidomide 75 mcg; anc 0.4 10*3/uL 5h; hb 13 g/dL; platelets 200 10*3/uL");
        JsonNode first = card(HOLD, cards());
        assertThat(first.path("indicator").asText()).isEqualTo("critical");

        feedback(overridden(first, "protocol-differs", ""));

        JsonNode again = card(HOLD, cards());
        assertThat(again.path("uuid")).isEqualTo(first.path("uuid"));
        assertThat(again.path("detail").asText())
                .contains("The study protocol says otherwise", "a critical card is shown all the same");
    }

    @Test
    void recordedCardIsAGuidanceResponseOfThePatientAndStandsInNobodysWay() {
        StoredStory.store(
                SERVER,
                patient,
                "order active cemsidomide 75 mcg; anc 0.8 10*3/uL 5h; hb 13 g/dL; platelets 200 10*3/uL");
        awaitRecorded(card(HOLD, cards()));

        JsonNode found = RunningServer.json(SERVER.get("/fhir/GuidanceResponse?subject=Patient/" + patient));

        assertThat(found.path("total").asInt()).isPositive();
        JsonNode response = found.at("/entry/0/resource");
        assertThat(response.findValuesAsText("reference"))
                .contains("Patient/" + patient, "Observation/" + patient + "-1");
        String observation = "/fhir/Observation/" + patient + "-1";
        assertThat(SERVER.send(SERVER.request(observation).DELETE()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void patientOfTheSameIdOnAnotherServerIsAnotherPatient() {
        StoredStory.store(
                SERVER,
                patient,
                "order active cemsidomide 75 mcg; anc 0.8 10*3/uL 5h; hb 13 g/dL; platelets 200 10*3/uL");
        JsonNode own = card(HOLD, cards());
        feedback(overridden(own, "clinical-judgement", ""));

        JsonNode theirs =
                card(HOLD, call("\"fhirServer\": \"https://ehr.example.org/fhir\", \"prefetch\": " + prefetch() + ","));

        assertThat(theirs.path("uuid")).isNotEqualTo(own.path("uuid"));
        assertThat(theirs.path("detail").asText()).doesNotContain("Earlier answers");
        awaitRecorded(theirs);
        JsonNode recorded = RunningServer.json(
                SERVER.get("/fhir/GuidanceResponse/" + theirs.path("uuid").asText()));
        assertThat(recorded.at("/subject/identifier/value").asText())
                .isEqualTo("https://ehr.example.org/fhir/Patient/" + patient);
        assertThat(recorded.at("/subject/reference").isMissingNode()).isTrue();

        feedback(overridden(theirs, "clinical-judgement", ""));
        assertThat(topics(call(
                        "\"fhirServer\": \"https://EHR.example.org:443/fhir/\", \"prefetch\": " + prefetch() + ",")))
                .doesNotContain(HOLD);
    }

    private void result(String id, String loinc, String value) {
        HttpResponse<String> answer = SERVER.put("/fhir/Observation/" + patient + "-" + id, """
                {"resourceType": "Observation", "id": "%s-%s", "status": "final", "subject": {"reference": "Patient/%s"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]}, "effectiveDateTime": "%s",
                 "valueQuantity": {"value": %s, "unit": "10*3/uL", "system": "http://unitsofmeasure.org",
                                   "code": "10*3/uL"}}
                """.formatted(
                        patient, id, patient, loinc, Instant.now().toString(), value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode cards() {
        return call("");
    }

    private JsonNode call(String members) {
        HttpResponse<String> answer = post(SERVICE, """
                {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01", %s
                 "context": {"userId": "Practitioner/1", "patientId": "%s"}}
                """.formatted(members, patient));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    private String prefetch() {
        StringBuilder prefetch = new StringBuilder("{");
        RunningServer.json(SERVER.get("/cds-services"))
                .at("/services/0/prefetch")
                .properties()
                .forEach(template -> prefetch.append(prefetch.length() > 1 ? "," : "")
                        .append("\"%s\": %s"
                                .formatted(
                                        template.getKey(),
                                        SERVER.get("/fhir/"
                                                        + template.getValue()
                                                                .asText()
                                                                .replace("{{context.patientId}}", patient))
                                                .body())));
        return prefetch.append("}").toString();
    }

    private static String overridden(JsonNode card, String reason, String comment) {
        return """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                  "overrideReason": {%s}}]}
                """.formatted(
                        card.path("uuid").asText(),
                        Instant.now().toString(),
                        REASON.formatted(reason) + (comment.isEmpty() ? "" : ", \"userComment\": \"" + comment + "\""));
    }

    private static void feedback(String body) {
        HttpResponse<String> answer = post(SERVICE + "/feedback", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("kept");
    }

    private static HttpResponse<String> post(String path, String body) {
        return SERVER.send(
                SERVER.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode card(String topic, JsonNode cards) {
        for (JsonNode card : cards) {
            if (card.at("/source/topic/code").asText().equals(topic)) {
                return card;
            }
        }
        throw new AssertionError("no card " + topic + " in " + cards);
    }

    private static java.util.List<String> topics(JsonNode cards) {
        return cards.findValues("topic").stream()
                .map(topic -> topic.path("code").asText())
                .toList();
    }

    /** Waits until what was answered so far is written. */
    private static void awaitRecorded(JsonNode card) {
        SERVER.bean(CardRecorder.class).awaitIdle();
        assertThat(SERVER.get("/fhir/GuidanceResponse?identifier=" + CardSystems.CARD + "%7C"
                                + card.path("uuid").asText())
                        .body())
                .contains(card.path("uuid").asText());
    }
}
