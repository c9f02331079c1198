package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/**
 * Stored patients are hooked twice: with the discovery templates run against {@code /fhir} as a client does, and
 * without prefetch. Both give the same cards, and the topics of the clinical contract.
 */
class SameAdviceIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningServer SERVER = RunningServer.shared();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        order active cemsidomide 75 mcg; anc 0.499 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL  | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 0.999 10*9/L; hb 130 g/L; platelets 200 10*9/L    | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 999 /uL; hb 130 g/L; platelets 200 10*9/L         | g-csf interrupt-treatment
        order active cemsidomide 75 mcg; anc 1.0 10*9/L; hb 130 g/L; platelets 200 10*9/L      |
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 7.99 g/dL; platelets 200 10*3/uL    | interrupt-treatment rbc-transfusion
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 79.9 g/L; platelets 200 10*3/uL     | interrupt-treatment rbc-transfusion
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 8.0 g/dL; platelets 200 10*3/uL     |
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 80 g/L; platelets 49.9 10*9/L       | interrupt-treatment
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 50 10*3/uL       |
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 20 10*3/uL       | interrupt-treatment
        order active cemsidomide 75 mcg; anc 3 10*3/uL; hb 13 g/dL; platelets 19.9 10*3/uL     | interrupt-treatment platelet-transfusion
        order active CFT7455 study drug; anc 0.3 10*3/uL; hb 6.5 g/dL; platelets 8 10*3/uL     | g-csf interrupt-treatment platelet-transfusion rbc-transfusion
        order on-hold cemsidomide 75 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL   | g-csf
        order stopped cemsidomide 75 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL   |
        order active lenalidomide 10 mg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL    |
        order active pomalidomide 4 mg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL     |
        order active cemsidomide; anc 3 10*3/uL 48h; anc 0.2 10*3/uL 2h entered-in-error; hb 13 g/dL; platelets 200 10*3/uL |
        order active cemsidomide; anc 3 10*3/uL 2h; anc 0.2 10*3/uL 2h corrected; hb 13 g/dL; platelets 200 10*3/uL | g-csf interrupt-treatment
        order active cemsidomide; anc 0.2 10*3/uL 2h; anc 3 10*3/uL 2h corrected; hb 13 g/dL; platelets 200 10*3/uL |
        order active cemsidomide; order active filgrastim 300 mcg; anc 0.4 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL | interrupt-treatment
        order active cemsidomide; anc 3 10*3/uL; hb 7.5 g/dL; platelets 200 10*3/uL; transfusion rbc 23h | interrupt-treatment
        order active cemsidomide; anc 3 10*3/uL; hb 7.5 g/dL; platelets 200 10*3/uL; transfusion rbc 25h | interrupt-treatment rbc-transfusion
        order active cemsidomide; anc 3 10*3/uL; hb 13 g/dL; platelets 60 10*3/uL; condition active Epistaxis  | platelet-transfusion
        order active cemsidomide; anc 3 10*3/uL; hb 13 g/dL; platelets 60 10*3/uL; condition refuted Epistaxis |
        order active cemsidomide; anc 3 10*3/uL; hb 9.5 g/dL; platelets 200 10*3/uL; condition active Dyspnea  | rbc-transfusion
        anc 0.9 10*3/uL; temperature 38.3 Cel 4h                                                | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; temperature 100.9 [degF] 4h                                            |
        anc 0.9 10*3/uL; temperature 101 [degF] 4h                                              | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; axillary 38.9 Cel 4h                                                   |
        anc 0.9 10*3/uL; temperature 38.0 Cel 121min; temperature 38.1 Cel 60min                | broad-spectrum-antibiotics
        anc 0.9 10*3/uL; temperature 38.0 Cel 119min; temperature 38.1 Cel 60min                |
        order active cemsidomide; anc 350 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL            | not-assessable
        order active cemsidomide; anc 3 unitless; hb 13 g/dL; platelets 200 10*3/uL             | not-assessable
        order active cemsidomide; anc <2 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL             | not-assessable
        order active cemsidomide; anc <0.1 10*3/uL; hb 13 g/dL; platelets 200 10*3/uL           | g-csf interrupt-treatment
        order active cemsidomide; anc 0.3 10*3/uL 960h; hb 13 g/dL; platelets 200 10*3/uL       | not-assessable
        order active cemsidomide; leukocytes 3 10*3/uL; neutrophil% 10 %; hb 13 g/dL; platelets 200 10*3/uL | g-csf interrupt-treatment
        """)
    void same_advice_with_and_without_prefetch(String story, @Nullable String topics) {
        String patient = "story-" + UUID.randomUUID();
        StoredStory.store(SERVER, patient, story);

        JsonNode without = call(patient, null);
        ObjectNode prefetch = prefetch(patient);
        JsonNode with = call(patient, prefetch);

        assertThat(topics(without)).isEqualTo(expected(topics));
        assertThat(ids(with)).isEqualTo(ids(without));
        // With the whole prefetch at hand an unlisted server is never asked; its patient is another one.
        JsonNode elsewhere = call(patient, prefetch, "https://ehr.example.org/fhir");
        assertThat(topics(elsewhere)).isEqualTo(topics(without));
        assertThat(ids(elsewhere).values())
                .doesNotContainAnyElementsOf(ids(without).values());
    }

    private static Set<String> expected(@Nullable String topics) {
        return topics == null ? Set.of() : new TreeSet<>(Arrays.asList(topics.split(" ")));
    }

    private static JsonNode call(String patient, @Nullable ObjectNode prefetch) {
        return call(patient, prefetch, null);
    }

    private static JsonNode call(String patient, @Nullable ObjectNode prefetch, @Nullable String fhirServer) {
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
        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    private static ObjectNode prefetch(String patient) {
        JsonNode services = RunningServer.json(SERVER.get("/cds-services")).path("services");
        ObjectNode prefetch = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> template :
                services.get(0).path("prefetch").properties()) {
            String query = template.getValue().asText().replace("{{context.patientId}}", patient);
            prefetch.set(template.getKey(), RunningServer.json(SERVER.get("/fhir/" + query)));
        }
        return prefetch;
    }

    private static Set<String> topics(JsonNode cards) {
        return cards.findValues("topic").stream()
                .map(topic -> topic.path("code").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> ids(JsonNode cards) {
        Map<String, String> ids = new TreeMap<>();
        cards.forEach(card -> ids.put(
                card.path("source").path("topic").path("code").asText(),
                card.path("uuid").asText()));
        return ids;
    }
}
