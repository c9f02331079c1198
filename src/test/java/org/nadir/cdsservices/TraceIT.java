package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.fhirserver.demo.DemoCourseReader;
import org.nadir.testing.RunningServer;

/** For each demo patient the trace agrees with the cards, and asking for it changes none of them. */
class TraceIT {

    private static final RunningServer SERVER = RunningServer.shared();

    static Stream<DemoCourse> courses() {
        return new DemoCourseReader().readShipped().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("courses")
    void agrees_with_the_cards(DemoCourse course) {
        String bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(DemoBundle.of(course, Clock.systemUTC()));
        assertThat(SERVER.post("/fhir", bundle).statusCode()).isEqualTo(200);
        TracedCall call = new TracedCall(SERVER, course.id());

        JsonNode traced = call.answer("{\"org.nadir.trace\": true}");
        JsonNode trace = traced.path("extension").path("org.nadir.trace");

        assertThat(StoredCall.ids(traced.path("cards")))
                .isEqualTo(StoredCall.ids(call.ordinary().path("cards")));
        assertThat(trace.path("rules")).hasSize(16);
        Set<String> shown = TracedCall.uuids(traced.path("cards"));
        Set<String> told = new TreeSet<>();
        for (JsonNode rule : trace.path("rules")) {
            boolean applies = rule.path("answer").asText().equals("true");
            assertThat(rule.has("card") || rule.has("toldBy") || rule.has("keptAway"))
                    .as(rule.toString())
                    .isEqualTo(applies);
            assertThat(rule.has("urgency")).isEqualTo(applies);
            assertThat(rule.has("notAsked"))
                    .isNotEqualTo(rule.path("asked").asBoolean())
                    .isNotEqualTo(rule.has("answer"));
            if (rule.has("card")) {
                told.add(rule.path("card").asText());
            }
        }
        assertThat(told).isEqualTo(shown);
        assertThat(traced.path("extension").toString()).doesNotContain("org.nadir.trial");
        assertThat(trace.has("trial")).isFalse();
    }
}
