package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.RunningServer;

/** Calls the patient-view hook for a stored patient, with and without prefetch. */
record StoredCall(RunningServer server, String patient) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode withoutPrefetch() {
        return cards(null, null);
    }

    /** With the discovery templates run against {@code /fhir}, as a client does. */
    JsonNode withPrefetch() {
        return cards(prefetch(), null);
    }

    /** The same, said to come from another FHIR server. */
    JsonNode withPrefetchOf(String fhirServer) {
        return cards(prefetch(), fhirServer);
    }

    private JsonNode cards(@Nullable ObjectNode prefetch, @Nullable String fhirServer) {
        ObjectNode request = JSON.createObjectNode()
                .put("hook", "patient-view")
                .put("hookInstance", UUID.randomUUID().toString());
        request.putObject("context").put("userId", "Practitioner/1").put("patientId", patient);
        if (prefetch != null) {
            request.set("prefetch", prefetch);
        }
        if (fhirServer != null) {
            request.put("fhirServer", fhirServer);
        }
        HttpResponse<String> answer = server.send(server.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    private ObjectNode prefetch() {
        JsonNode services = RunningServer.json(server.get("/cds-services")).path("services");
        ObjectNode prefetch = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> template :
                services.get(0).path("prefetch").properties()) {
            String query = template.getValue().asText().replace("{{context.patientId}}", patient);
            prefetch.set(template.getKey(), RunningServer.json(server.get("/fhir/" + query)));
        }
        return prefetch;
    }

    static Set<String> topics(JsonNode cards) {
        return cards.findValues("topic").stream()
                .map(topic -> topic.path("code").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Topic to card id: the same ids are the same advice. */
    static Map<String, String> ids(JsonNode cards) {
        Map<String, String> ids = new TreeMap<>();
        cards.forEach(card -> ids.put(
                card.path("source").path("topic").path("code").asText(),
                card.path("uuid").asText()));
        return ids;
    }
}
