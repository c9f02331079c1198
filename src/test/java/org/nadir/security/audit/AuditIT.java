package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.security.audit.Trail.BALP;
import static org.nadir.security.audit.Trail.RESULT;
import static org.nadir.security.audit.Trail.SERVER;
import static org.nadir.security.audit.Trail.profiles;
import static org.nadir.security.audit.Trail.query;
import static org.nadir.security.audit.Trail.references;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.security.audit.AuditedServer.Audited;
import org.nadir.testing.ExplainedWarnings;
import org.nadir.testing.RunningServer;

/** Each access leaves its AuditEvents, and both validators find nothing wrong with them. */
@TestMethodOrder(OrderAnnotation.class)
class AuditIT {

    @BeforeAll
    static void storeTwoPatients() {
        Trail.storeTwoPatients();
    }

    @Test
    void aReadOfAPatientsDataNamesThePatientAndTheResource() {
        JsonNode event = AuditedServer.get("/fhir/Observation/of-audit-1").event();

        assertThat(profiles(event)).containsExactly(BALP + "PatientRead");
        assertThat(event.path("action").asText()).isEqualTo("R");
        assertThat(event.path("outcome").asText()).isEqualTo("0");
        assertThat(event.at("/subtype/0/code").asText()).isEqualTo("read");
        assertThat(references(event)).containsExactlyInAnyOrder("Patient/audit-1", "Observation/of-audit-1");
        assertThat(event.at("/agent/0/network/address").asText()).isEqualTo("127.0.0.1");
        ValidEvent.assertValid(event);
    }

    @Test
    void aReadOfADefinitionIsNoPatients() {
        JsonNode event = AuditedServer.get("/fhir/ValueSet/g-csf").event();

        assertThat(profiles(event)).containsExactly(BALP + "Read");
        assertThat(references(event)).containsExactly("ValueSet/g-csf");
        ValidEvent.assertValid(event);
    }

    @Test
    void aSearchLeavesAnEventForEachPatientFoundAndKeepsTheQuery() {
        List<JsonNode> events =
                AuditedServer.get("/fhir/Observation?_id=of-audit-1,of-audit-2").events();

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(profiles(event)).containsExactly(BALP + "PatientQuery");
            assertThat(query(event)).endsWith("/fhir/Observation?_id=of-audit-1%2Cof-audit-2");
            ValidEvent.assertValid(event);
        });
        assertThat(events)
                .flatExtracting(Trail::references)
                .containsExactlyInAnyOrder("Patient/audit-1", "Patient/audit-2");
    }

    @Test
    void aSearchThatFindsNothingIsAQuery() {
        JsonNode event = AuditedServer.get("/fhir/Observation?_id=nothing").event();

        assertThat(profiles(event)).containsExactly(BALP + "Query");
        ValidEvent.assertValid(event);
    }

    @Test
    void writesAreRecordedByWhatTheyDid() {
        Audited created = AuditedServer.post("/fhir/Observation", RESULT.formatted("audit-1"));
        String id = RunningServer.json(created.answer()).path("id").asText();
        String address = "/fhir/Observation/" + id;
        Audited updated = AuditedServer.put(
                address, RESULT.formatted("audit-1").replace("\"final\"", "\"amended\", \"id\": \"%s\"".formatted(id)));
        Audited patched = AuditedServer.send(SERVER.request(address)
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        [{"op": "replace", "path": "/status", "value": "corrected"}]
                        """)));
        Audited deleted = AuditedServer.send(SERVER.request(address).DELETE());

        assertThat(List.of(created, updated, patched, deleted))
                .extracting(audited -> audited.event().path("action").asText())
                .containsExactly("C", "U", "U", "D");
        assertThat(List.of(created, updated, patched, deleted))
                .extracting(audited -> audited.event().at("/subtype/0/code").asText())
                .containsExactly("create", "update", "patch", "delete");
        assertThat(List.of(created, updated, patched, deleted)).allSatisfy(audited -> {
            assertThat(references(audited.event())).containsExactlyInAnyOrder("Patient/audit-1", "Observation/" + id);
            assertThat(profiles(audited.event()).getFirst()).startsWith(BALP + "Patient");
            ValidEvent.assertValid(audited.event());
        });
    }

    @Test
    void eachEntryOfABatchLeavesAnEventOfItsOwn() {
        List<JsonNode> events = AuditedServer.post("/fhir", """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                  {"request": {"method": "GET", "url": "Observation/of-audit-1"}},
                  {"request": {"method": "GET", "url": "Observation?_id=of-audit-2"}},
                  {"request": {"method": "GET", "url": "Patient/nobody"}},
                  {"request": {"method": "POST", "url": "Observation"}, "resource": %s}]}
                """.formatted(RESULT.formatted("audit-2")))
                .events();

        assertThat(events)
                .extracting(event -> event.at("/subtype/0/code").asText() + " "
                        + event.path("outcome").asText())
                .containsExactlyInAnyOrder("read 0", "search-type 0", "read 4", "create 0");
        assertThat(events).allSatisfy(ValidEvent::assertValid);
    }

    @Test
    void aTransactionLeavesAnEventForEachWriteAndAFailedOneASingleEvent() {
        String transaction = """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"fullUrl": "urn:uuid:7d0e4a3c-2a0e-4b4c-8d5a-111111111111",
                   "request": {"method": "POST", "url": "Patient"}, "resource": {"resourceType": "Patient"}},
                  {"request": {"method": "POST", "url": "Observation"}, "resource": {
                    "resourceType": "Observation", "status": "%s", "code": {"text": "x"},
                    "subject": {"reference": "urn:uuid:7d0e4a3c-2a0e-4b4c-8d5a-111111111111"}}}]}
                """;
        List<JsonNode> events =
                AuditedServer.post("/fhir", transaction.formatted("final")).events();
        Audited failed = AuditedServer.post("/fhir", transaction.formatted("nonsense"));

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(profiles(event)).containsExactly(BALP + "PatientCreate");
            assertThat(references(event)).noneMatch(reference -> reference.contains("urn:"));
        });
        assertThat(failed.answer().statusCode()).isBetween(400, 499);
        assertThat(failed.event().path("outcome").asText()).isEqualTo("4");
        assertThat(failed.event().at("/subtype/0/code").asText()).isEqualTo("transaction");
        ValidEvent.assertValid(failed.event());
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/Patient/nobody,read,404",
        "/fhir/Observation?colour=red,search-type,400",
        "/fhir/Patient/nobody/$everything,operation,404",
        "/fhir/Patient/nobody/_history,history-instance,404"
    })
    void aFailureIsRecordedWithItsStatusAndClaimsNothing(String path, String subtype, int status) {
        JsonNode event = AuditedServer.get(path).event();

        assertThat(event.path("outcome").asText()).isEqualTo("4");
        assertThat(event.path("outcomeDesc").asText()).isEqualTo("HTTP " + status);
        assertThat(event.at("/subtype/0/code").asText()).isEqualTo(subtype);
        assertThat(profiles(event)).isEmpty();
        ValidEvent.assertValid(event);
    }

    @ParameterizedTest
    @CsvSource({
        "/fhir/Patient/audit-1/$everything,operation",
        "/fhir/Patient/audit-1/_history,history-instance",
        "/fhir/Observation/$lastn?patient=Patient/audit-1&category=laboratory,operation"
    })
    void anOperationOrHistoryOnAPatientNamesThePatient(String path, String subtype) {
        Audited audited = AuditedServer.get(path);

        assertThat(audited.answer().statusCode()).as(audited.answer().body()).isEqualTo(200);
        assertThat(audited.event().at("/subtype/0/code").asText()).isEqualTo(subtype);
        assertThat(references(audited.event())).contains("Patient/audit-1");
        assertThat(query(audited.event())).contains(path.split("\\?")[0]);
        ValidEvent.assertValid(audited.event());
    }

    @Test
    void anExportIsRecordedAtItsStartAndForEachFile() {
        Audited started =
                AuditedServer.send(SERVER.request("/fhir/Patient/$export").header("Prefer", "respond-async"));
        String status =
                started.answer().headers().firstValue("Content-Location").orElseThrow();
        Awaitility.await("the export").until(() -> SERVER.get(status).statusCode() == 200);
        JsonNode manifest = RunningServer.json(SERVER.get(status));
        Audited file = AuditedServer.get(manifest.at("/output/0/url").asText());

        assertThat(query(started.event())).contains("/fhir/Patient/$export");
        assertThat(file.answer().statusCode()).isEqualTo(200);
        assertThat(query(file.event())).contains("export-file");
        assertThat(manifest.toString()).doesNotContain("AuditEvent");
        ValidEvent.assertValid(file.event());
    }

    @Test
    void aHookCallNamesClientsUserPatientServiceProtocolAndTopics() {
        Audited audited = AuditedServer.post("/cds-services/hematologic-toxicity-patient-view", """
                {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01",
                 "context": {"userId": "Practitioner/who", "patientId": "audit-1"}}
                """);
        JsonNode event = audited.event();

        assertThat(event.at("/subtype/0/code").asText()).isEqualTo("cds-call");
        assertThat(references(event)).contains("Patient/audit-1");
        assertThat(event.findValuesAsText("reference")).anyMatch(reference -> reference.endsWith("Practitioner/who"));
        assertThat(event.toString())
                .contains("hematologic-toxicity-patient-view")
                .contains("3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e01");
        assertThat(event.findValuesAsText("value"))
                .as(
                        "the protocol that was asked, though it advises nothing: %s",
                        audited.answer().body())
                .anyMatch(value -> value.contains("/PlanDefinition/") && value.contains("|"));
        ValidEvent.assertValid(event);
    }

    @Test
    void aCallWithCardsNamesTheProtocolAndItsTopics() {
        Audited audited = AuditedServer.post("/cds-services/hematologic-toxicity-order-sign", """
                {"hook": "order-sign", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e02",
                 "context": {"userId": "Practitioner/who", "patientId": "audit-1", "draftOrders": {
                   "resourceType": "Bundle", "type": "collection", "entry": [{"resource": {
                     "resourceType": "MedicationRequest", "id": "draft", "status": "draft", "intent": "order",
                     "medicationCodeableConcept": {"text": "cemsidomide"},
                     "subject": {"reference": "Patient/audit-1"}}}]}}}
                """);

        assertThat(RunningServer.json(audited.answer()).path("cards"))
                .as(audited.answer().body())
                .isNotEmpty();
        assertThat(audited.event().findValuesAsText("type")).contains("topic", "card");
        assertThat(audited.event().findValuesAsText("value"))
                .anyMatch(value -> value.contains("/PlanDefinition/") && value.contains("|"));
        ValidEvent.assertValid(audited.event());
    }

    @Test
    void aFeedbackIsRecordedWithItsCards() {
        Audited audited = AuditedServer.post("/cds-services/hematologic-toxicity-patient-view/feedback", """
                {"feedback": [{"card": "4e0a3a1e-3082-4873-8eaa-d1a4e31a5f01", "outcome": "accepted",
                  "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
                  "outcomeTimestamp": "2026-11-20T10:22:41Z"}]}
                """);

        assertThat(audited.event().at("/subtype/0/code").asText()).isEqualTo("cds-feedback");
        assertThat(audited.event().toString()).contains("4e0a3a1e-3082-4873-8eaa-d1a4e31a5f01", "accepted");
        ValidEvent.assertValid(audited.event());
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void eachExplainedWarningOfTheTrailStillOccurs() {
        assertThat(ExplainedWarnings.notMetIn("audit")).isEmpty();
    }

    @AfterEach
    void nothingIsLost() {
        Trail.assertThatNothingIsLost();
    }
}
