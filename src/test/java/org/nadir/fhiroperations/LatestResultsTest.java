package org.nadir.fhiroperations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestResultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void resultsThatShareACodingAreOfOneCode() {
        assertThat(ids(2, result("a", "1", "x"), result("b", "2", "y"), result("c", "3", "x", "y")))
                .containsExactly("c", "b");
    }

    @Test
    void aCodingThatBringsTwoCodesTogetherLateMakesThemOne() {
        assertThat(ids(2, result("a", "3", "x"), result("b", "2", "y"), result("c", "1", "x", "y")))
                .containsExactly("a", "b");
    }

    @Test
    void aResultWithoutATimeComesLast() {
        assertThat(ids(1, json("""
                {"id": "a", "code": {"text": "x"}}"""), json("""
                {"id": "b", "code": {"text": "x"}, "effectivePeriod": {"start": "2026-01-01"}}"""))).containsExactly("b");
    }

    private static List<String> ids(int max, JsonNode... observations) {
        return LatestResults.of(List.of(observations), max).stream()
                .map(observation -> observation.path("id").asText())
                .toList();
    }

    private static JsonNode result(String id, String day, String... codes) {
        String codings = String.join("\"}, {\"system\": \"s\", \"code\": \"", codes);
        return json("""
                {"id": "%s", "code": {"coding": [{"system": "s", "code": "%s"}]},
                 "effectiveDateTime": "2026-01-0%s"}""".formatted(id, codings, day));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
