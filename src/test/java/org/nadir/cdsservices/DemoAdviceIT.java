package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.RunningServer;

/** Each demo patient gets the cards that its course file promises. */
class DemoAdviceIT {

    private static final RunningServer SERVER = RunningServer.shared();

    static Stream<DemoCourse> courses() {
        return new DemoCourseReader().readShipped().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void gives_the_cards_of_the_course(DemoCourse course) {
        String bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(DemoBundle.of(course, Clock.systemUTC()));
        HttpResponse<String> stored = SERVER.post("/fhir", bundle);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);

        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01",
                         "context": {"userId": "Practitioner/demo", "patientId": "%s"}}
                        """.formatted(course.id()))));

        assertThat(cards(RunningServer.json(answer))).isEqualTo(promised(course));
    }

    private static Map<String, String> promised(DemoCourse course) {
        return course.expectedCards().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, card -> card.getValue().toString(), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> cards(JsonNode answer) {
        Map<String, String> cards = new TreeMap<>();
        answer.path("cards")
                .forEach(card -> cards.put(
                        card.path("source").path("topic").path("code").asText(),
                        card.path("indicator").asText()));
        return cards;
    }
}
