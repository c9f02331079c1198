package org.nadir.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** The open server; what the server in smart mode says depends on the embedded authorization server. */
class SmartConfigurationIT {

    private static final String PATH = "/fhir/.well-known/smart-configuration";

    private final RunningServer open = RunningServer.shared();

    @Test
    void in_open_mode_there_is_none() {
        HttpResponse<String> answer = open.get(PATH);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunningServer.json(answer).at("/resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void in_open_mode_the_capability_statement_names_no_security() {
        JsonNode security = RunningServer.json(open.get("/fhir/metadata")).at("/rest/0/security");
        assertThat(security.has("service")).isFalse();
        assertThat(security.has("extension")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", PATH})
    void every_page_may_read_how_to_get_in(String path) {
        HttpResponse<String> answer = open.send(open.request(path).GET().header("Origin", "https://app.example.org"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        HttpResponse<String> preflight = open.send(open.request(path)
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_of_another_origin_may_read_nothing_else() {
        assertThat(open.send(open.request("/fhir/Patient").GET().header("Origin", "https://app.example.org"))
                        .statusCode())
                .isEqualTo(403);
    }
}
