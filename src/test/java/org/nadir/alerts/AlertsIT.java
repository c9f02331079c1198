package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From a write to the alert, and what becomes of the alert. */
class AlertsIT {

    private static final String INTERRUPT = "interrupt-treatment";

    private final RunningServer server = RunningServer.shared();
    private final Ward ward = new Ward(server);

    @Test
    void resultThatChangesTheAdviceRaisesOneAlert_andTheSameWriteAgainNone() {
        ward.treatedPatient("night");
        ward.neutrophils("night", "0.4");

        JsonNode alert = ward.awaitOne("night", INTERRUPT);
        assertThat(alert.path("status").asText()).isEqualTo("final");
        assertThat(alert.path("severity").asText()).isIn("high", "moderate");
        assertThat(alert.path("identifier").path(0).path("value").asText())
                .isEqualTo(alert.path("id").asText());
        assertThat(alert.path("implicated").toString())
                .contains("Observation/night-anc", "MedicationRequest/night-order");
        assertThat(alert.path("detail").asText()).contains("neutrophils 0.4 10*9/L, grade 4");

        ward.neutrophils("night", "0.4");
        ward.put("Patient/night", "{\"resourceType\": \"Patient\", \"id\": \"night\", \"gender\": \"male\"}");
        ward.awaitQuiet("Patient/night");
        List<JsonNode> again = ward.alerts("night", INTERRUPT);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().at("/meta/versionId").asText()).isEqualTo("1");
    }

    @Test
    void untreatedPatientGetsNone() {
        ward.patient("untreated");
        ward.neutrophils("untreated", "0.4");
        ward.awaitQuiet("Patient/untreated");

        assertThat(ward.alerts("untreated")).isEmpty();
    }

    @Test
    void correctedResultTakesTheAlertBack_andANewOneNamesItsPredecessor() {
        ward.treatedPatient("corrected");
        ward.neutrophils("corrected", "0.4");
        String first = ward.awaitOne("corrected", INTERRUPT).path("id").asText();

        ward.neutrophils("corrected", "0.3", "corrected");
        List<JsonNode> both = ward.await(
                "corrected",
                INTERRUPT,
                alerts -> alerts.size() == 2 && alerts.toString().contains("cancelled"));
        JsonNode old = only(both, first);
        String second = both.stream()
                .map(alert -> alert.path("id").asText())
                .filter(id -> !id.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(old.path("status").asText()).isEqualTo("cancelled");
        assertThat(old.path("extension").toString()).contains("superseded-by", "DetectedIssue/" + second);

        ward.neutrophils("corrected", "4.0", "corrected");
        JsonNode last = only(ward.await("corrected", INTERRUPT, alerts -> !standing(alerts)), second);
        assertThat(last.path("status").asText()).isEqualTo("cancelled");
        assertThat(last.path("extension").toString()).doesNotContain("superseded-by");
    }

    @Test
    void resultEnteredInErrorMarksTheAlertSo() {
        ward.treatedPatient("mistaken");
        ward.neutrophils("mistaken", "0.4");
        ward.awaitOne("mistaken", INTERRUPT);

        ward.neutrophils("mistaken", "0.4", "entered-in-error");

        assertThat(ward.await("mistaken", INTERRUPT, alerts -> !standing(alerts)))
                .extracting(alert -> alert.path("status").asText())
                .containsExactly("entered-in-error");
    }

    @Test
    void deletedResultTakesTheAlertBackToo() {
        ward.treatedPatient("deleted");
        ward.neutrophils("deleted", "0.4");
        ward.awaitOne("deleted", INTERRUPT);

        HttpResponse<String> answer =
                server.send(server.request("/fhir/Observation/deleted-anc").DELETE());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode alert =
                ward.await("deleted", INTERRUPT, alerts -> !standing(alerts)).getFirst();
        assertThat(alert.path("status").asText()).isEqualTo("entered-in-error");
        assertThat(alert.path("implicated").toString()).contains("Observation/deleted-anc (deleted)");
    }

    @Test
    void feedbackMitigatesOnce_howeverOftenItIsSent() {
        ward.treatedPatient("answered");
        ward.neutrophils("answered", "0.4");
        String card = ward.awaitOne("answered", INTERRUPT).path("id").asText();

        ward.feedback(card, "accepted");
        JsonNode mitigated = ward.await(
                        "answered", INTERRUPT, alerts -> alerts.getFirst().has("mitigation"))
                .getFirst();
        assertThat(mitigated.at("/mitigation/0/action/coding/0/code").asText()).isEqualTo("accepted");
        assertThat(mitigated.at("/mitigation/0/date").asText()).isEqualTo("2026-11-20T13:59:10Z");

        ward.feedback(card, "accepted");
        ward.feedback(card, "overridden");
        ward.awaitQuiet("DetectedIssue/" + card);
        ward.awaitQuiet("Patient/answered");
        assertThat(ward.alerts("answered", INTERRUPT).getFirst().path("mitigation"))
                .hasSize(1);
    }

    @Test
    void feedbackThatComesBeforeTheAlertCountsToo() throws SQLException {
        ward.treatedPatient("early");
        ward.awaitQuiet("Patient/early");
        ward.neutrophils("early", "0.4");
        // What the alert will be called is known from an equal card; the lock keeps the alert back until it is
        // answered.
        try (Connection other = lock("Patient/early")) {
            ward.neutrophils("early", "0.35");
            String card = cardOf("early");
            assertThat(ward.alerts("early", INTERRUPT))
                    .noneMatch(alert -> alert.path("id").asText().equals(card));
            ward.feedback(card, "overridden");
            ward.awaitQuiet("DetectedIssue/" + card);
            other.rollback();
            assertThat(ward.await(
                            "early", INTERRUPT, alerts -> alerts.toString().contains("mitigation")))
                    .anySatisfy(alert -> {
                        assertThat(alert.path("id").asText()).isEqualTo(card);
                        assertThat(alert.at("/mitigation/0/action/coding/0/code")
                                        .asText())
                                .isEqualTo("overridden");
                    });
        }
    }

    @Test
    void bulkTransactionGivesEachPatientItsAlert() {
        int patients = 20;
        String entries = IntStream.range(0, patients)
                .mapToObj(i -> "bulk-" + i)
                .flatMap(id -> List.of(
                        entry("Patient/" + id, "{\"resourceType\": \"Patient\", \"id\": \"%s\"}".formatted(id)),
                        entry("MedicationRequest/%s-order".formatted(id), Ward.order(id, "active")),
                        entry("Observation/%s-anc".formatted(id), Ward.count(id, "0.4", "final")))
                        .stream())
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = server.post(
                "/fhir",
                "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [%s]}".formatted(entries));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        IntStream.range(0, patients).forEach(i -> ward.awaitOne("bulk-" + i, INTERRUPT));
    }

    @Test
    void referencesThatATransactionMakesUpAreFollowed() {
        HttpResponse<String> answer = server.post("/fhir", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"fullUrl": "urn:uuid:6f5f8c4e-2b0c-4c3e-9a44-0d5d8d1a2f01",
                   "resource": {"resourceType": "Patient", "gender": "female"},
                   "request": {"method": "POST", "url": "Patient"}},
                  {"resource": %s, "request": {"method": "POST", "url": "MedicationRequest"}},
                  {"resource": %s, "request": {"method": "POST", "url": "Observation"}}]}
                """.formatted(
                withMadeUpPatient(Ward.order("x", "active")), withMadeUpPatient(Ward.count("x", "0.4", "final"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String patient = RunningServer.json(answer)
                .at("/entry/0/response/location")
                .asText()
                .split("/")[1];

        ward.awaitOne(patient, INTERRUPT);
    }

    private static String withMadeUpPatient(String resource) {
        return resource.replaceFirst("\"id\": \"[^\"]+\", ", "")
                .replace("Patient/x", "urn:uuid:6f5f8c4e-2b0c-4c3e-9a44-0d5d8d1a2f01");
    }

    @Test
    void patientWhomAnotherNodeHasIsLeftAloneAndTakenAfterwards() throws SQLException {
        ward.treatedPatient("elsewhere");
        ward.awaitQuiet("Patient/elsewhere");
        try (Connection other = lock("Patient/elsewhere")) {
            ward.neutrophils("elsewhere", "0.4");
            // Somebody who became due later is served: the worker went past the patient of the other node.
            ward.treatedPatient("served");
            ward.neutrophils("served", "0.4");
            ward.awaitOne("served", INTERRUPT);
            assertThat(ward.alerts("elsewhere", INTERRUPT)).isEmpty();
            assertThat(ward.due("Patient/elsewhere")).isPositive();
            other.rollback();
        }
        ward.awaitOne("elsewhere", INTERRUPT);
    }

    @Test
    void writeThatIsRolledBackMakesNobodyDue_andOneWithoutHttpDoes() throws SQLException {
        ward.patient("inside");
        ward.awaitQuiet("Patient/inside");
        try (Connection other = lock("Patient/inside")) {
            new TransactionTemplate(server.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
                save(Ward.count("inside", "0.4", "final"));
                status.setRollbackOnly();
            });
            assertThat(ward.due("Patient/inside")).isZero();

            save(Ward.count("inside", "0.4", "final"));
            assertThat(ward.due("Patient/inside")).isEqualTo(1);
            other.rollback();
        }
    }

    private void save(String json) {
        server.bean(ResourceStore.class).save(org.nadir.contract.Item.of(json).json());
    }

    /** Takes a patient's turn as another node would. */
    private Connection lock(String subject) throws SQLException {
        Connection other = server.bean(DataSource.class).getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('%s', 0))"
                    .formatted(DueAssessments.lockName(subject)));
        }
        return other;
    }

    private String cardOf(String patient) {
        HttpResponse<String> answer = server.send(server.request("/cds-services/hematologic-toxicity-patient-view")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                         "fhirServer": "%s/fhir",
                         "context": {"userId": "Practitioner/p", "patientId": "%s"}}
                        """.formatted(server.base(), patient))));
        return RaisedAlert.stream(RunningServer.json(answer).path("cards"))
                .filter(card -> card.at("/source/topic/code").asText().equals(INTERRUPT))
                .map(card -> card.path("uuid").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String entry(String url, String resource) {
        return "{\"resource\": %s, \"request\": {\"method\": \"PUT\", \"url\": \"%s\"}}".formatted(resource, url);
    }

    private static boolean standing(List<JsonNode> alerts) {
        return alerts.stream().anyMatch(alert -> alert.path("status").asText().equals("final"));
    }

    private static JsonNode only(List<JsonNode> alerts, String id) {
        return alerts.stream()
                .filter(alert -> alert.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
