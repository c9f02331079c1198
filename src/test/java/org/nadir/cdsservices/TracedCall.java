package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.testing.RunningServer;

/** A patient-view call for a stored patient with an extension. */
record TracedCall(RunningServer server, String patient) {

    /** The answer to a call that asks for nothing beyond the specification. */
    JsonNode ordinary() {
        JsonNode answer = answer("{\"org.nadir.trace\": false}");
        assertThat(answer.has("extension")).isFalse();
        return answer;
    }

    /** The answer to a call that must be taken. */
    JsonNode answer(String extension) {
        HttpResponse<String> answer = send(extension);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    HttpResponse<String> send(String extension) {
        return server.send(server.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e02",
                         "context": {"userId": "Practitioner/demo", "patientId": "%s"}, "extension": %s}
                        """.formatted(patient, extension))));
    }

    /** What a trial of a protocol answers, with the trace. */
    JsonNode trying(JsonNode plan) {
        return answer("{\"org.nadir.trace\": true, \"org.nadir.trial\": {\"protocol\": %s}}".formatted(plan));
    }

    static Set<String> uuids(JsonNode cards) {
        Set<String> uuids = new TreeSet<>();
        cards.forEach(card -> uuids.add(card.path("uuid").asText()));
        return uuids;
    }
}
