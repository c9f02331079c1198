package org.nadir.fhirserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.nadir.testing.RunningServer;

/** A client that keeps to the specification of Bulk Data Access and to the addresses it is given. */
record BulkClient(RunningServer server) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> META_SETS = List.of("profile", "security", "tag");

    /** Generous, because it only bounds a test that fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Asks for an export and reads all of it. */
    Export export(String path) {
        return read(await(accepted(kickOff(path))));
    }

    HttpResponse<String> kickOff(String path) {
        return server.send(server.request(path)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async")
                .GET());
    }

    HttpResponse<String> kickOff(String path, String parameters) {
        return server.send(server.request(path)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(parameters)));
    }

    /** Where the job of an accepted kick-off is. */
    static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Content-Location").orElseThrow();
    }

    /** Polls until the job is finished. */
    HttpResponse<String> await(String location) {
        Awaitility.await(location)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> server.get(location).statusCode() != 202);
        return server.get(location);
    }

    /** Downloads all files of a finished job. */
    Export read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode manifest = RunningServer.json(answer);
        Map<String, JsonNode> resources = new TreeMap<>();
        for (JsonNode file : manifest.path("output")) {
            List<JsonNode> lines = lines(file);
            assertThat(lines)
                    .hasSize(file.path("count").asInt())
                    .allSatisfy(line -> assertThat(line.path("resourceType")).isEqualTo(file.path("type")));
            lines.forEach(line -> assertThat(resources.put(name(line), comparable(line)))
                    .as("%s once only", name(line))
                    .isNull());
        }
        List<JsonNode> errors = new ArrayList<>();
        manifest.path("error").forEach(file -> errors.addAll(lines(file)));
        return new Export(manifest, resources, errors);
    }

    private List<JsonNode> lines(JsonNode file) {
        HttpResponse<String> answer = server.get(file.path("url").asText());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/fhir+ndjson");
        return answer.body().lines().map(BulkClient::tree).toList();
    }

    /**
     * A resource whose time reads the same, whatever the zone it is written in, and whose tags stand in one order: FHIR
     * R4 (resource.html#Meta) calls profiles, security labels and tags sets, and the store keeps no order of them.
     */
    static JsonNode comparable(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        String time = copy.at("/meta/lastUpdated").asText();
        ObjectNode meta = copy.withObject("/meta");
        meta.put("lastUpdated", OffsetDateTime.parse(time).toInstant().toString());
        META_SETS.stream().filter(meta::has).forEach(set -> meta.set(set, sorted(meta.get(set))));
        return copy;
    }

    private static JsonNode sorted(JsonNode set) {
        return JSON.createArrayNode()
                .addAll(set.valueStream()
                        .sorted(Comparator.comparing(JsonNode::toString))
                        .toList());
    }

    static String name(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** Whether an answer is an OperationOutcome that helps. */
    static void assertRefused(HttpResponse<String> answer, int status, String named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
        assertThat(answer.body()).contains("OperationOutcome", named).doesNotContain("HAPI-");
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + line, e);
        }
    }

    /**
     * What came of a job.
     *
     * @param resources by type and id
     */
    record Export(JsonNode manifest, Map<String, JsonNode> resources, List<JsonNode> errors) {

        /** The names of those whose id begins so. */
        List<String> named(String prefix) {
            return resources.keySet().stream()
                    .filter(name -> name.substring(name.indexOf('/') + 1).startsWith(prefix))
                    .toList();
        }
    }
}
