package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nadir.testing.RunningServer;

class CapabilitiesIT {

    private static final RunningServer SERVER = RunningServer.shared();

    /** A value that each type of search parameter can read. */
    private static final Map<String, String> VALUES = Map.of(
            "string", "a",
            "token", "http://example.org%7Ca",
            "reference", "Patient/a",
            "date", "ge2026-01-01",
            "number", "1",
            "quantity", "1",
            "uri", "http://example.org/a",
            "composite", "a$1");

    private static final JsonNode STATEMENT = RunningServer.json(SERVER.get("/fhir/metadata"));

    @Test
    void itNamesTheProgramAndTheStandard() {
        assertThat(STATEMENT.path("resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(STATEMENT.path("fhirVersion").asText()).isEqualTo("4.0.1");
        assertThat(STATEMENT.at("/software/name").asText()).isEqualTo("Nadir");
        assertThat(STATEMENT.at("/software/version").asText()).isNotBlank();
        assertThat(STATEMENT.at("/implementation/url").asText()).isEqualTo(SERVER.base() + "/fhir");
        assertThat(STATEMENT.findValuesAsText("type"))
                .contains("Patient", "PlanDefinition", "ResearchSubject")
                .doesNotContain("Appointment", "OperationOutcome", "Parameters");
    }

    static Stream<JsonNode> resources() {
        return StreamSupport.stream(STATEMENT.at("/rest/0/resource").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void eachClaimedParameterCanBeSearchedSortedAndIncluded(JsonNode resource) {
        List<String> conditions = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (JsonNode parameter : resource.path("searchParam")) {
            String name = parameter.path("name").asText();
            String kind = parameter.path("type").asText();
            conditions.add(name + "=" + VALUES.getOrDefault(kind, "a"));
            if (!kind.equals("composite")) {
                order.add(name);
            }
        }
        resource.path("searchInclude").forEach(include -> conditions.add("_include=" + include.asText()));
        String query = "/fhir/" + resource.path("type").asText() + "?" + String.join("&", conditions);

        assertThat(order).isNotEmpty();
        assertFound(query);
        assertFound("/fhir/" + resource.path("type").asText() + "?_sort=" + String.join(",", order));
    }

    @Test
    void eachTypeClaimsTheParametersOfItsTable() {
        for (JsonNode resource : STATEMENT.at("/rest/0/resource")) {
            List<String> claimed = resource.path("searchParam").findValuesAsText("name");
            assertThat(claimed)
                    .as(resource.path("type").asText())
                    .containsAll(
                            ServedResources.parametersOf(resource.path("type").asText()))
                    .containsAll(ServedResources.COMMON);
        }
    }

    @Test
    void eachTypeOffersValidateAndOnlyThePatientEverything() {
        for (JsonNode resource : STATEMENT.at("/rest/0/resource")) {
            List<String> operations = resource.path("operation").findValuesAsText("name");
            assertThat(operations).contains("validate");
            assertThat(operations.contains("everything"))
                    .isEqualTo(resource.path("type").asText().equals("Patient"));
        }
    }

    private static void assertFound(String address) {
        HttpResponse<String> answer = SERVER.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
