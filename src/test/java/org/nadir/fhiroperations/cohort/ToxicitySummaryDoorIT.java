package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** What {@code $toxicity-summary} refuses, and what the server says of it. */
class ToxicitySummaryDoorIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String STUDY = "/fhir/ResearchStudy/cohort-door/$toxicity-summary";

    @BeforeAll
    static void storeAStudy() {
        CohortBundle bundle = new CohortBundle().study("cohort-door").patient("cohort-door");
        bundle.subject("cohort-door", "Arm A", "").order("cohort-door", "active", "2026-01-01");
        bundle.result("cohort-door", "751-8", "2026-01-08", "400", "/uL");
        HttpResponse<String> answer = SERVER.post("/fhir", bundle.transaction());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?ctcaeVersion=4.0, ctcaeVersion",
        "?periodStart=2026-02-01&periodEnd=2026-01-01, periodStart",
        "?periodEnd=tomorrow, periodEnd",
        "?drug=x, drug",
        "?cycleLength=-1, cycleLength",
        "?protocol=http://example.org/none, protocol"
    })
    void aWrongParameterIsNamed(String parameters, String named) {
        HttpResponse<String> answer = SERVER.get(STUDY + parameters);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningServer.json(answer).at("/issue/0/diagnostics").asText())
                .contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group/no-such-one", "ResearchStudy/no-such-one", "Group/a,b"})
    void whatIsNotStoredIsNotFound(String reference) {
        assertThat(SERVER.get("/fhir/" + reference + "/$toxicity-summary").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aGroupOfDevicesIsRefused() {
        SERVER.put("/fhir/Group/cohort-devices", """
                {"resourceType": "Group", "id": "cohort-devices", "type": "device", "actual": true}""");

        HttpResponse<String> answer = SERVER.get("/fhir/Group/cohort-devices/$toxicity-summary");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("device");
    }

    @Test
    void theServerItselfFindsTheAnswerAndTheDefinitionsValid() {
        HttpResponse<String> posted = SERVER.post(
                "/fhir/MeasureReport/$validate",
                SERVER.get(STUDY + "?cycleLength=28").body());
        assertThat(RunningServer.json(posted).findValuesAsText("severity"))
                .as(posted.body())
                .doesNotContain("error", "fatal");
        for (String shipped : List.of(
                "Measure/toxicity-summary",
                "Measure/cemsidomide-published-table-1",
                "MeasureReport/cemsidomide-published-table-1",
                "MeasureReport/cemsidomide-published-table-2",
                "OperationDefinition/toxicity-summary",
                "OperationDefinition/cohort-toxicity-summary")) {
            HttpResponse<String> answer = SERVER.get("/fhir/" + shipped + "/$validate");
            assertThat(RunningServer.json(answer).findValuesAsText("severity"))
                    .as(shipped + answer.body())
                    .isNotEmpty()
                    .doesNotContain("error", "fatal");
        }
    }

    @Test
    void theCapabilityStatementOffersItWhereItIs() {
        JsonNode statement = RunningServer.json(SERVER.get("/fhir/metadata"));
        List<String> offered = new ArrayList<>();
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            for (JsonNode operation : resource.path("operation")) {
                if (operation.path("name").asText().equals("toxicity-summary")) {
                    offered.add(resource.path("type").asText() + " "
                            + operation.path("definition").asText());
                }
            }
        }

        String base = "https://nadir-cds.github.io/fhir/OperationDefinition/";
        assertThat(offered)
                .containsExactlyInAnyOrder(
                        "Patient " + base + "toxicity-summary",
                        "Group " + base + "cohort-toxicity-summary",
                        "ResearchStudy " + base + "cohort-toxicity-summary");
    }

    @Test
    void aShippedFigureIsMarkedAsShipped() {
        JsonNode report = RunningServer.json(SERVER.get("/fhir/MeasureReport/cemsidomide-published-table-1"));

        assertThat(report.at("/meta/tag/0/code").asText()).isEqualTo("shipped");
    }
}
