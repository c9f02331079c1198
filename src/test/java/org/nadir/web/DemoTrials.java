package org.nadir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.nadir.testing.RunningServer;

/** What a client sees who tries two protocols on the demo patients at the door of the hooks. */
record DemoTrials(RunningServer server) {

    private static final String DEMO =
            "/fhir/Patient?_security=http://terminology.hl7.org/CodeSystem/v3-ActReason%7CHTEST&_count=100";

    Set<String> patients() {
        Set<String> patients = new TreeSet<>();
        RunningServer.json(server.get(DEMO))
                .path("entry")
                .forEach(entry -> patients.add(entry.path("resource").path("id").asText()));
        return patients;
    }

    Set<String> whoseCardsDiffer(JsonNode stored, JsonNode changed) {
        Set<String> different = new TreeSet<>(patients());
        different.removeIf(patient -> cards(patient, stored).equals(cards(patient, changed)));
        return different;
    }

    /** The cards as a clinician sees them, without their order. */
    private Set<String> cards(String patient, JsonNode protocol) {
        Set<String> cards = new TreeSet<>();
        for (JsonNode card : answer(patient, protocol).path("cards")) {
            StringBuilder seen = new StringBuilder();
            seen.append(card.path("source").path("topic").path("code").asText());
            seen.append(card.path("indicator").asText())
                    .append(card.path("summary").asText());
            seen.append(card.path("detail").asText().split("\n\\*\\*Source\\*\\*", 2)[0]);
            card.path("suggestions")
                    .forEach(suggestion -> seen.append(suggestion.path("label").asText()));
            cards.add(seen.toString());
        }
        return cards;
    }

    private JsonNode answer(String patient, JsonNode protocol) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("hook", "patient-view")
                .put("hookInstance", UUID.randomUUID().toString());
        request.put("fhirServer", server.base() + "/fhir");
        request.putObject("context")
                .put("userId", "Practitioner/demo-oncologist")
                .put("patientId", patient);
        request.putObject("extension").putObject("org.nadir.trial").set("protocol", protocol);
        HttpResponse<String> answer = server.send(server.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }
}
