package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.testing.HookTraffic;
import org.nadir.testing.RunningServer;

/** {@code $cds-feedback-export} as a study team sees it. */
class FeedbackExportIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String EXPORT = "/fhir/$cds-feedback-export";
    private static final String SERVICE = "/cds-services/hematologic-toxicity-patient-view";

    private final String patient = "exported-" + UUID.randomUUID();

    @Test
    void lineHoldsTheCardItsSourcesAndTheFeedback() {
        JsonNode card = recordedCard();
        feedback(card.path("uuid").asText(), "2026-11-20T10:00:00Z", "patient-preference");
        feedback(card.path("uuid").asText(), "2026-11-20T11:00:00Z", "clinical-judgement");

        JsonNode line = line(card.path("uuid").asText(), EXPORT + "?patient=" + patient);

        assertThat(line.path("recorded").asBoolean()).isTrue();
        assertThat(line.path("patient").asText()).isEqualTo("Patient/" + patient);
        assertThat(line.path("summary")).isEqualTo(card.path("summary"));
        assertThat(line.path("indicator")).isEqualTo(card.path("indicator"));
        assertThat(line.at("/topic/code")).isEqualTo(card.at("/source/topic/code"));
        assertThat(line.path("rule").asText()).isEqualTo("H1");
        assertThat(line.path("firstShownTo").asText()).isEqualTo("Practitioner/1");
        assertThat(line.at("/evidence/observations")).isEqualTo(card.at("/extension/org.nadir.evidence/observations"));
        assertThat(line.path("ctcaeVersion").asText()).isEqualTo("5.0");
        assertThat(line.at("/protocol/version").asText()).isNotBlank();
        assertThat(line.at("/sourceAttributes/developer").asText()).isEqualTo("Nadir");
        assertThat(line.at("/sourceAttributes/race").asText()).isEqualTo("not used");
        assertThat(line.at("/sourceAttributes/funding").asText()).isEqualTo("unknown");
        assertThat(line.at("/sourceAttributes/citation").asText()).contains("BenchChem");
        assertThat(line.path("sourceAttributes")).hasSize(16);
        assertThat(line.path("feedback").findValuesAsText("outcome")).containsExactly("overridden", "overridden");
        assertThat(line.path("feedback").findValuesAsText("outcomeTimestamp"))
                .containsExactly("2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z");
        assertThat(line.at("/feedback/1/reason/display").asText()).isEqualTo("Clinical judgement");
    }

    @Test
    void feedbackToACardThatWasNeverRecordedIsNotLost() {
        String odd = "epic,1|2$" + UUID.randomUUID();
        feedback(odd, "2026-11-20T10:00:00Z", "protocol-differs");
        feedback(odd, "2026-11-20T11:00:00Z", "protocol-differs");

        JsonNode line = line(odd, EXPORT);

        assertThat(line.path("recorded").asBoolean()).isFalse();
        assertThat(line.path("feedback")).hasSize(2);
    }

    @Test
    void timeIsThatOfTheCardOrOfItsFeedback() {
        String card = recordedCard().path("uuid").asText();
        String between = Instant.now().toString();
        assertThat(cards(EXPORT + "?_since=" + between)).doesNotContain(card);

        feedback(card, "2026-11-20T10:00:00Z", "protocol-differs");

        assertThat(line(card, EXPORT + "?_since=" + between).path("recorded").asBoolean())
                .isTrue();
        assertThat(cards(EXPORT + "?_until=" + between)).contains(card);
        assertThat(cards(EXPORT + "?_until=2026-01-01")).isEmpty();
        assertThat(cards(EXPORT + "?patient=nobody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_since=yesterday", "_until=2026-13-01", "patient=Group/1", "since=2026-01-01"})
    void badParameterIsNamed(String query) {
        HttpResponse<String> answer = SERVER.get(EXPORT + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.body()).contains(query.split("=")[0]);
    }

    @Test
    void capabilitiesNameTheOperation() {
        assertThat(RunningServer.json(SERVER.get("/fhir/metadata")).at("/rest/0/operation"))
                .anySatisfy(operation -> assertThat(operation.path("definition").asText())
                        .isEqualTo("https://nadir-cds.github.io/fhir/OperationDefinition/cds-feedback-export"));
        HttpResponse<String> found = SERVER.get(
                "/fhir/OperationDefinition?url=https://nadir-cds.github.io/fhir/OperationDefinition/cds-feedback-export");
        assertThat(RunningServer.json(found).path("total").asInt()).isEqualTo(1);
    }

    private JsonNode recordedCard() {
        StoredStory.store(
                SERVER, patient, "order active cemsidomide 75 mcg; anc 3 10*3/uL 5h; hb 13 g/dL; platelets 30 10*3/uL");
        HttpResponse<String> answer = post(SERVICE, """
                {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01",
                 "context": {"userId": "Practitioner/1", "patientId": "%s"}}
                """.formatted(patient));
        SERVER.bean(CardRecorder.class).awaitIdle();
        for (JsonNode card : RunningServer.json(answer).path("cards")) {
            if (card.at("/source/topic/code").asText().equals("interrupt-treatment")) {
                return card;
            }
        }
        throw new AssertionError(answer.body());
    }

    private static void feedback(String card, String time, String reason) {
        String body = """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                  "overrideReason": {"reason": {
                    "system": "https://nadir-cds.github.io/fhir/CodeSystem/override-reason", "code": "%s"}}}]}
                """.formatted(card, time, reason);
        HttpResponse<String> answer = card.startsWith("epic")
                ? SERVER.send(HookTraffic.deviating(posting(SERVICE + "/feedback", body), "a card id of Epic"))
                : post(SERVICE + "/feedback", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> post(String path, String body) {
        return SERVER.send(posting(path, body));
    }

    private static HttpRequest.Builder posting(String path, String body) {
        return SERVER.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static List<String> cards(String address) {
        return lines(address).stream().map(line -> line.path("card").asText()).toList();
    }

    private static JsonNode line(String card, String address) {
        List<JsonNode> lines = lines(address).stream()
                .filter(line -> line.path("card").asText().equals(card))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static List<JsonNode> lines(String address) {
        HttpResponse<String> answer = SERVER.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        List<JsonNode> lines = new ArrayList<>();
        answer.body().lines().forEach(line -> lines.add(parsed(line)));
        return lines;
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
