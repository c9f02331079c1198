package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** A result that cannot be graded is stored as it was sent, tagged with the reason, and found by the tag. */
class NotGradableTagsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String REASONS = "https://nadir-cds.github.io/fhir/CodeSystem/not-gradable-reason";

    private static Sent count(String value) {
        return Sent.of("""
                {"resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-05-01",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "26499-4"}]}, "valueQuantity": %s}
                """.formatted(value));
    }

    private static final String GRADABLE =
            "{\"value\": 1.20, \"unit\": \"10*9/L\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"10*9/L\"}";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            no-unit       | {"value":1.20}
            unlisted-unit | {"value":0.70,"unit":"furlong"}
            implausible   | {"value":1200.0,"unit":"10*9/L"}
            no-value      | {"unit":"10*9/L"}
            """)
    void itIsStoredAsSentAndTagged(String reason, String value) {
        HttpResponse<String> created = count(value).post(SERVER);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = RunningServer.json(created).path("id").asText();
        HttpResponse<String> stored = SERVER.get("/fhir/Observation/" + id);
        assertThat(tags(RunningServer.json(stored))).containsExactly(reason);
        assertThat(stored.body().replaceAll("\\s", "")).contains("\"valueQuantity\":" + value);
        assertThat(SERVER.get("/fhir/Observation?_tag=%s%%7C%s&_count=1000".formatted(REASONS, reason))
                        .body())
                .contains(id);
    }

    @Test
    void allReasonsAreTagged() {
        JsonNode stored = RunningServer.json(count("{\"value\": 1}")
                .without("/effectiveDateTime")
                .with("status", "\"unknown\"")
                .post(SERVER));

        assertThat(tags(stored)).containsExactlyInAnyOrder("status", "no-time", "no-unit");
    }

    @Test
    void aPanelHasTheReasonsOfItsComponents() {
        JsonNode stored = RunningServer.json(Sent.of("""
                {"resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-05-01",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "57021-8"}]}, "component": [
                  {"code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]},
                   "valueQuantity": {"value": 5, "unit": "10*9/L"}},
                  {"code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}]},
                   "valueQuantity": {"value": 9.8}}]}
                """).post(SERVER));

        assertThat(tags(stored)).containsExactly("no-unit");
    }

    @Test
    void whatIsGradableOrNotOursIsNotTagged() {
        assertThat(tags(RunningServer.json(count(GRADABLE).post(SERVER)))).isEmpty();
        assertThat(tags(RunningServer.json(count("{\"value\": 140}")
                        .with("code", "{\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"2951-2\"}]}")
                        .post(SERVER))))
                .isEmpty();
    }

    @Test
    void theTagGoesWithACorrectedVersionAndStaysInTheHistory() {
        String own = "{\"tag\": [{\"system\": \"http://lab.example.org/tags\", \"code\": \"own\"}]}";
        count("{\"value\": 1.2}").with("meta", own).put(SERVER, "tag-life");

        HttpResponse<String> corrected = count(GRADABLE).put(SERVER, "tag-life");

        assertThat(corrected.statusCode()).isEqualTo(200);
        JsonNode now = RunningServer.json(SERVER.get("/fhir/Observation/tag-life"));
        assertThat(tags(now)).isEmpty();
        assertThat(now.at("/meta/tag")).hasSize(1);
        assertThat(now.at("/meta/tag/0/code").asText()).isEqualTo("own");
        assertThat(tags(RunningServer.json(SERVER.get("/fhir/Observation/tag-life/_history/1"))))
                .containsExactly("no-unit");
        assertThat(SERVER.get("/fhir/Observation?_id=tag-life&_tag=" + REASONS + "%7Cno-unit&_total=accurate")
                        .body())
                .doesNotContain("tag-life/_history");
        assertThat(found("tag-life")).isZero();

        count("{\"value\": 1.2}").put(SERVER, "tag-life");
        assertThat(found("tag-life")).isOne();
    }

    @Test
    void theTagGoesInATransactionWithoutTheTagsOfOthers() {
        String own = "{\"tag\": [{\"system\": \"http://lab.example.org/tags\", \"code\": \"own\"}]}";
        count("{\"value\": 1.2}").with("meta", own).put(SERVER, "tag-bundle-1");
        count(GRADABLE).with("meta", own).put(SERVER, "tag-bundle-2");

        HttpResponse<String> answer = SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [%s, %s]}
                """.formatted(
                        put("tag-bundle-1", count(GRADABLE)), put("tag-bundle-2", count("{\"value\": 3}"))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode first = RunningServer.json(SERVER.get("/fhir/Observation/tag-bundle-1"));
        assertThat(tags(first)).isEmpty();
        assertThat(first.at("/meta/tag/0/code").asText()).isEqualTo("own");
        JsonNode second = RunningServer.json(SERVER.get("/fhir/Observation/tag-bundle-2"));
        assertThat(tags(second)).containsExactly("no-unit");
        assertThat(second.at("/meta/tag")).hasSize(2);
    }

    @Test
    void aPatchThatCorrectsTakesTheTagAway() {
        count("{\"value\": 1.2}").put(SERVER, "tag-patched");

        SERVER.send(SERVER.request("/fhir/Observation/tag-patched")
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        [{"op": "add", "path": "/valueQuantity/unit", "value": "10*9/L"}]
                        """)));

        JsonNode patched = RunningServer.json(SERVER.get("/fhir/Observation/tag-patched"));
        assertThat(patched.at("/valueQuantity/unit").asText()).isEqualTo("10*9/L");
        assertThat(tags(patched)).isEmpty();
    }

    @Test
    void theSameUngradableResultMakesNoNewVersion() {
        count("{\"value\": 1.2}").put(SERVER, "tag-again");

        assertThat(count("{\"value\": 1.2}").put(SERVER, "tag-again").headers().firstValue("ETag"))
                .contains("W/\"1\"");
    }

    @Test
    void aClientCannotSetTheTag() {
        Sent forged = count(GRADABLE)
                .with("meta", "{\"tag\": [{\"system\": \"%s\", \"code\": \"no-unit\"}]}".formatted(REASONS));

        assertThat(tags(RunningServer.json(forged.post(SERVER)))).isEmpty();
    }

    private static int found(String id) {
        return RunningServer.json(SERVER.get("/fhir/Observation?_id=" + id + "&_tag=" + REASONS + "%7Cno-unit"))
                .path("entry")
                .size();
    }

    private static String put(String id, Sent result) {
        return """
                {"resource": %s, "request": {"method": "PUT", "url": "Observation/%s"}}
                """.formatted(result.with("id", '"' + id + '"').json(), id);
    }

    private static List<String> tags(JsonNode resource) {
        return StreamSupport.stream(resource.at("/meta/tag").spliterator(), false)
                .filter(tag -> tag.path("system").asText().equals(REASONS))
                .map(tag -> tag.path("code").asText())
                .toList();
    }
}
