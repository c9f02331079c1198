package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;

/** The ways to write other than a plain create: transaction, batch, patch and conditional writes. */
class BundledWritesIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final Sent GOOD = Sent.example("Observation-example-platelets");
    private static final Sent BROKEN = GOOD.without("/category");

    @BeforeAll
    static void storeThePatient() {
        SERVER.put("/fhir/Patient/example-patient", Definitions.text("Patient-example-patient"));
    }

    @Test
    void aTransactionWithBrokenEntriesStoresNothingAndNamesThemAll() {
        HttpResponse<String> answer = SERVER.post(
                "/fhir",
                bundle(
                        "transaction",
                        put("Patient", "rolled-back", "{\"resourceType\": \"Patient\", \"id\": \"rolled-back\"}"),
                        post(BROKEN),
                        post(GOOD),
                        post(GOOD.without("/status"))));

        assertThat(Sent.faults(answer))
                .contains("Bundle.entry[1].resource.category", "Bundle.entry[3].resource.status")
                .noneMatch(place -> place.startsWith("Bundle.entry[2]"));
        assertThat(SERVER.get("/fhir/Patient/rolled-back").statusCode()).isEqualTo(404);
    }

    @Test
    void aTransactionWithReferencesBetweenItsEntriesIsStored() {
        Sent result = GOOD.with("subject", "{\"reference\": \"urn:uuid:6c1d0c3e-4c0e-4c4e-8f6e-0a9d3f0c7b11\"}");

        HttpResponse<String> answer = SERVER.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"fullUrl": "urn:uuid:6c1d0c3e-4c0e-4c4e-8f6e-0a9d3f0c7b11", "resource": {"resourceType": "Patient"},
                  "request": {"method": "POST", "url": "Patient"}}, %s]}
                """.formatted(post(result)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aBatchStoresTheGoodAndNamesTheFaultsOfTheBroken() {
        JsonNode answer = RunningServer.json(
                SERVER.post("/fhir", bundle("batch", post(GOOD), post(BROKEN.without("/subject")), post(GOOD))));

        assertThat(answer.at("/entry/0/response/status").asText()).startsWith("201");
        assertThat(answer.at("/entry/1/response/status").asText()).startsWith("422");
        assertThat(Sent.faults(answer.at("/entry/1/response/outcome")))
                .contains("Bundle.entry[1].resource.category", "Bundle.entry[1].resource.subject");
        assertThat(answer.at("/entry/2/response/status").asText()).startsWith("201");
    }

    @Test
    void aBatchThatIsTriedAsATransactionFirstIsNoWayAround() {
        JsonNode answer = RunningServer.json(SERVER.send(SERVER.request("/fhir")
                .header("Content-Type", "application/fhir+json")
                .header(
                        "X-Transaction-Semantics",
                        "retryCount=1; minRetryDelay=0; maxRetryDelay=0; tryBatchAsTransactionFirst=true")
                .POST(BodyPublishers.ofString(bundle("batch", post(BROKEN))))));

        assertThat(answer.at("/entry/0/response/status").asText())
                .as(answer.toString())
                .startsWith("422");
    }

    @Test
    void theResultOfAPatchIsJudged() {
        GOOD.put(SERVER, "patched-result");

        HttpResponse<String> refused = patch("patched-result", """
                [{"op": "remove", "path": "/subject"}]
                """);
        HttpResponse<String> stored = patch("patched-result", """
                [{"op": "replace", "path": "/status", "value": "corrected"}]
                """);

        assertThat(Sent.faults(refused)).contains("Observation.subject");
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(RunningServer.json(SERVER.get("/fhir/Observation/patched-result"))
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void aPatchInATransactionIsJudged() {
        GOOD.put(SERVER, "patched-in-transaction");

        HttpResponse<String> answer = SERVER.post("/fhir", bundle("transaction", """
                {"resource": {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
                  {"name": "type", "valueCode": "delete"}, {"name": "path", "valueString": "Observation.subject"}]}]},
                 "request": {"method": "PATCH", "url": "Observation/patched-in-transaction"}}
                """));

        assertThat(Sent.faults(answer)).contains("Observation.subject");
    }

    @Test
    void anUpdateIsJudged() {
        assertThat(GOOD.put(SERVER, "updated-result").statusCode()).isEqualTo(201);

        assertThat(Sent.faults(BROKEN.put(SERVER, "updated-result"))).contains("Observation.category");
    }

    @Test
    void aConditionalUpdateIsJudgedWhetherItFindsOneOrNot() {
        String identifier = "[{\"system\": \"http://lab.example.org/ids\", \"value\": \"conditional\"}]";
        String address = "/fhir/Observation?identifier=http://lab.example.org/ids%7Cconditional";

        assertThat(Sent.faults(SERVER.put(
                        address, BROKEN.with("identifier", identifier).json().toString())))
                .contains("Observation.category");
        assertThat(SERVER.put(
                                address,
                                GOOD.with("identifier", identifier).json().toString())
                        .statusCode())
                .isEqualTo(201);
        assertThat(Sent.faults(SERVER.put(
                        address, BROKEN.with("identifier", identifier).json().toString())))
                .contains("Observation.category");
    }

    @Test
    void aConditionalCreateIsJudgedOnlyWhereItStores() {
        String identifier = "[{\"system\": \"http://lab.example.org/ids\", \"value\": \"created-once\"}]";

        assertThat(Sent.faults(createUnlessThere(BROKEN.with("identifier", identifier))))
                .contains("Observation.category");
        assertThat(createUnlessThere(GOOD.with("identifier", identifier)).statusCode())
                .isEqualTo(201);
        assertThat(createUnlessThere(BROKEN.with("identifier", identifier)).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> createUnlessThere(Sent result) {
        return SERVER.send(SERVER.request("/fhir/Observation")
                .header("Content-Type", "application/fhir+json")
                .header("If-None-Exist", "identifier=http://lab.example.org/ids%7Ccreated-once")
                .POST(BodyPublishers.ofString(result.json().toString())));
    }

    private static HttpResponse<String> patch(String id, String operations) {
        return SERVER.send(SERVER.request("/fhir/Observation/" + id)
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString(operations)));
    }

    private static String bundle(String type, String... entries) {
        return """
                {"resourceType": "Bundle", "type": "%s", "entry": [%s]}
                """.formatted(type, String.join(",", entries));
    }

    private static String post(Sent resource) {
        return """
                {"resource": %s, "request": {"method": "POST", "url": "%s"}}
                """.formatted(resource.json(), resource.type());
    }

    private static String put(String type, String id, String resource) {
        return """
                {"resource": %s, "request": {"method": "PUT", "url": "%s/%s"}}
                """.formatted(resource, type, id);
    }
}
