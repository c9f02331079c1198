package org.nadir.fhirserver.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;
import org.openapi4j.parser.OpenApi3Parser;
import org.openapi4j.parser.model.v3.OpenApi3;

class ApiDocumentIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final HttpResponse<String> ANSWER = SERVER.get("/fhir/api-docs");
    private static final JsonNode PATHS = RunningServer.json(ANSWER).path("paths");

    @Test
    void itIsValidOpenApi() throws Exception {
        Path file = Files.writeString(RunningServer.emptyDirectory().resolve("api-docs.json"), ANSWER.body());

        OpenApi3 document = new OpenApi3Parser().parse(file.toFile(), true);

        assertThat(ANSWER.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(document.getServers().get(0).getUrl()).isEqualTo(SERVER.base() + "/fhir");
    }

    @Test
    void itShowsEachTypeAndEachOperationOfTheCapabilityStatement() {
        JsonNode rest = RunningServer.json(SERVER.get("/fhir/metadata")).at("/rest/0");
        List<String> paths = new ArrayList<>();
        PATHS.fieldNames().forEachRemaining(paths::add);

        for (JsonNode resource : rest.path("resource")) {
            String type = "/" + resource.path("type").asText();
            assertThat(paths).contains(type, type + "/{id}", type + "/_search", type + "/{id}/_history");
            for (JsonNode operation : resource.path("operation")) {
                String name = "/$" + operation.path("name").asText();
                assertThat(paths).containsAnyOf(type + name, type + "/{id}" + name);
            }
        }
        for (JsonNode operation : rest.path("operation")) {
            assertThat(paths).contains("/$" + operation.path("name").asText());
        }
    }

    @Test
    void itTellsWhatAnOperationMayBeAskedBy() {
        assertThat(PATHS.path("/ValueSet/{id}/$expand").fieldNames())
                .toIterable()
                .contains("get", "post");
        assertThat(PATHS.at("/~1Observation/get/parameters").findValuesAsText("name"))
                .contains("code", "patient", "_count", "_filter");
    }

    @Test
    void thereIsNoPageAroundIt() {
        assertThat(SERVER.get("/fhir/swagger-ui/").statusCode()).isEqualTo(404);
        HttpResponse<String> posted =
                SERVER.send(SERVER.request("/fhir/api-docs").method("POST", BodyPublishers.noBody()));
        assertThat(posted.statusCode()).isBetween(400, 499);
    }
}
