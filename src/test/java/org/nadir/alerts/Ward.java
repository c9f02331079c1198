package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.nadir.testing.RunningServer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ward of the running server: patients, their orders and results, and the alerts that come of them. */
final class Ward {

    static final String CARD = "https://nadir-cds.github.io/fhir/sid/card";

    /** Generous, because it only bounds a test that fails. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Instant STARTED = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final RunningServer server;

    Ward(RunningServer server) {
        this.server = server;
    }

    void patient(String id) {
        put("Patient/" + id, """
                {"resourceType": "Patient", "id": "%s", "gender": "female", "birthDate": "1960-01-31"}
                """.formatted(id));
    }

    void treatedPatient(String id) {
        patient(id);
        put("MedicationRequest/%s-order".formatted(id), order(id, "active"));
    }

    static String order(String patient, String status) {
        return """
                {"resourceType": "MedicationRequest", "id": "%1$s-order", "status": "%2$s", "intent": "order",
                 "medicationCodeableConcept": {"text": "cemsidomide 75 mcg capsule"},
                 "subject": {"reference": "Patient/%1$s"}, "authoredOn": "%3$s"}
                """.formatted(patient, status, hoursAgo(48));
    }

    /** A neutrophil count of two hours ago under the id {@code PATIENT-anc}. */
    void neutrophils(String patient, String value) {
        neutrophils(patient, value, "final");
    }

    void neutrophils(String patient, String value, String status) {
        put("Observation/%s-anc".formatted(patient), count(patient, value, status));
    }

    static String count(String patient, String value, String status) {
        return """
                {"resourceType": "Observation", "id": "%1$s-anc", "status": "%3$s",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                 "subject": {"reference": "Patient/%1$s"}, "effectiveDateTime": "%4$s",
                 "valueQuantity": {"value": %2$s, "unit": "10*9/L", "system": "http://unitsofmeasure.org", "code": "10*9/L"}}
                """.formatted(patient, value, status, hoursAgo(2));
    }

    /** The same text all through a test, so that the same write again is the same content. */
    private static String hoursAgo(int hours) {
        return STARTED.minus(hours, ChronoUnit.HOURS).toString();
    }

    void put(String address, String json) {
        HttpResponse<String> answer = server.put("/fhir/" + address, json);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    void feedback(String card, String outcome) {
        HttpResponse<String> answer =
                server.send(server.request("/cds-services/hematologic-toxicity-patient-view/feedback")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("""
                        {"feedback": [{"card": "%s", "outcome": "%s", "outcomeTimestamp": "2026-11-20T13:59:10Z"%s}]}
                        """.formatted(
                                        card,
                                        outcome,
                                        outcome.equals("accepted")
                                                ? ", \"acceptedSuggestions\": [{\"id\": \"5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c20\"}]"
                                                : ""))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** All alerts of a patient, whatever became of them. */
    List<JsonNode> alerts(String patient) {
        JsonNode bundle = RunningServer.json(server.get("/fhir/DetectedIssue?_count=500&patient=Patient/" + patient));
        return RaisedAlert.stream(bundle.path("entry"))
                .map(entry -> entry.path("resource"))
                .toList();
    }

    /** The alerts of one topic. */
    List<JsonNode> alerts(String patient, String topic) {
        return alerts(patient).stream()
                .filter(alert -> alert.at("/code/coding/0/code").asText().equals(topic))
                .toList();
    }

    /** Waits until a patient's alerts of a topic are as wanted. */
    List<JsonNode> await(String patient, String topic, Predicate<List<JsonNode>> wanted) {
        Awaitility.await(topic + " of " + patient)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> wanted.test(alerts(patient, topic)));
        return alerts(patient, topic);
    }

    JsonNode awaitOne(String patient, String topic) {
        return await(patient, topic, alerts -> alerts.size() == 1).getFirst();
    }

    /** Waits until nothing is due any more for a subject. */
    void awaitQuiet(String subject) {
        JdbcTemplate rows = rows();
        Awaitility.await(subject)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> due(rows, subject) == 0);
    }

    int due(String subject) {
        return due(rows(), subject);
    }

    private static int due(JdbcTemplate rows, String subject) {
        Integer count = rows.queryForObject(
                "SELECT count(*) FROM nadir_assessment_due WHERE subject = ? OR subject LIKE ?",
                Integer.class,
                subject,
                subject + "#%");
        return count == null ? 0 : count;
    }

    private JdbcTemplate rows() {
        return new JdbcTemplate(server.bean(javax.sql.DataSource.class));
    }
}
