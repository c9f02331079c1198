package org.nadir.fhirserver.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.nadir.testing.RunningServer;

/** A server, and who speaks to it; an empty token stands for nobody. */
record Scene(RunningServer server, String token) {

    static final String RESULT = """
            {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/%s"},
             "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]}, "effectiveDateTime": "%s",
             "valueQuantity": {"value": 1.2, "unit": "10*3/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"}}
            """;

    Scene as(String other) {
        return new Scene(server, other);
    }

    void storePatient(String id) {
        assertThat(send("PUT", "Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"%s\"}".formatted(id))
                        .statusCode())
                .isIn(200, 201);
    }

    /** Writes what the Subscriptions of these tests are about. */
    void storeResult(String patient) {
        HttpResponse<String> answer = send("POST", "Observation", RESULT.formatted(patient, Instant.now()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    HttpResponse<String> create(String criteria, String more) {
        return send("POST", "Subscription", """
                {"resourceType": "Subscription", "status": "requested", "reason": "An open page", "criteria": "%s",
                 "channel": {"type": "websocket"}%s}
                """.formatted(criteria, more));
    }

    /** A Subscription that is active; its id. */
    String subscribe(String criteria, String more) {
        HttpResponse<String> answer = create(criteria, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = RunningServer.json(answer).path("id").asText();
        awaitStatus(id, "active");
        return id;
    }

    void awaitStatus(String id, String status) {
        Awaitility.await(status).atMost(30, TimeUnit.SECONDS).until(() -> RunningServer.json(
                        send("GET", "Subscription/" + id, ""))
                .path("status")
                .asText()
                .equals(status));
    }

    HttpResponse<String> askForToken(String subscription) {
        return send("GET", "Subscription/" + subscription + "/$get-ws-binding-token", "");
    }

    /** The token for a websocket. */
    String bindingToken(String subscription) {
        HttpResponse<String> answer = askForToken(subscription);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return value(RunningServer.json(answer), "token");
    }

    static String value(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.properties().stream()
                        .filter(member -> member.getKey().startsWith("value"))
                        .map(member -> member.getValue().asText())
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new AssertionError(name + " is not in " + parameters);
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = server.request("/fhir/" + path)
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return server.send(request);
    }
}
