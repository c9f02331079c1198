package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** No client makes, changes or deletes an AuditEvent, by whatever way it tries. */
class TrailIsKeptIT {

    private static final RunningServer SERVER = AuditedServer.server();
    private static final String EVENT = """
            {"resourceType": "AuditEvent", "type": {"code": "rest"}, "recorded": "2026-11-20T10:22:41Z",
             "agent": [{"requestor": true}], "source": {"observer": {"display": "forged"}}}
            """;

    private static String kept = "";

    @BeforeAll
    static void leaveAnEvent() {
        kept = AuditedServer.get("/fhir/Patient/nobody").event().path("id").asText();
    }

    @Test
    void theDoorRefusesEachWayToWrite() {
        String address = "/fhir/AuditEvent/" + kept;
        List<HttpResponse<String>> answers = List.of(
                SERVER.post("/fhir/AuditEvent", EVENT),
                SERVER.put(address, EVENT.replace("\"type\"", "\"id\": \"%s\", \"type\"".formatted(kept))),
                SERVER.put("/fhir/AuditEvent/new", EVENT.replace("\"type\"", "\"id\": \"new\", \"type\"")),
                SERVER.put("/fhir/AuditEvent?action=C", EVENT),
                SERVER.send(SERVER.request(address).DELETE()),
                SERVER.send(SERVER.request("/fhir/AuditEvent?_id=" + kept).DELETE()),
                SERVER.send(SERVER.request(address)
                        .header("Content-Type", "application/json-patch+json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(
                                        "[{\"op\": \"replace\", \"path\": \"/action\", \"value\": \"C\"}]"))));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(405);
            assertThat(answer.body()).contains("OperationOutcome", "AuditEvent is written by the server itself");
        });
        assertThat(SERVER.get(address).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/fhir/AuditEvent/new").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void noEntryOfABundleWrites(String type) {
        String bundle = """
                {"resourceType": "Bundle", "type": "%s", "entry": [{"request": {"method": "%s", "url": "%s"}%s}]}
                """;
        String sent = ", \"resource\": " + EVENT;
        List<HttpResponse<String>> answers = List.of(
                SERVER.post("/fhir", bundle.formatted(type, "POST", "AuditEvent", sent)),
                SERVER.post(
                        "/fhir",
                        bundle.formatted(
                                type,
                                "PUT",
                                "AuditEvent/new",
                                sent.replace("\"type\":", "\"id\": \"new\", \"type\":"))),
                SERVER.post("/fhir", bundle.formatted(type, "DELETE", "AuditEvent/" + kept, "")));

        assertThat(answers).allSatisfy(answer -> {
            JsonNode body = RunningServer.json(answer);
            String status = answer.statusCode() == 200
                    ? body.at("/entry/0/response/status").asText()
                    : String.valueOf(answer.statusCode());
            assertThat(status).as(answer.body()).startsWith("405");
        });
        assertThat(SERVER.get("/fhir/AuditEvent/" + kept).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/fhir/AuditEvent/new").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$expunge", "$meta-delete", "$meta-add", "$reindex", "$delete-expunge"})
    void noOperationOfTheStoreIsThere(String operation) {
        for (String level : List.of("", "AuditEvent/", "AuditEvent/" + kept + "/")) {
            assertThat(SERVER.post("/fhir/" + level + operation, "{\"resourceType\": \"Parameters\"}")
                            .statusCode())
                    .as(level + operation)
                    .isBetween(400, 499);
        }
        assertThat(SERVER.get("/fhir/AuditEvent/" + kept).statusCode()).isEqualTo(200);
    }
}
