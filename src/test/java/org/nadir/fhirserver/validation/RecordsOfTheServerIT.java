package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** What passes for an alert, a card or an answer must claim to be one and be one. */
class RecordsOfTheServerIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final Sent ALERT = Sent.of("""
            {"resourceType": "DetectedIssue",
             "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/toxicity-alert"]},
             "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/alert-rule", "valueString": "H1"}],
             "identifier": [{"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "made-by-a-test"}],
             "status": "final", "severity": "high",
             "code": {"coding": [{"system": "https://nadir-cds.github.io/fhir/CodeSystem/management-action",
              "code": "interrupt-treatment"}]},
             "patient": {"reference": "Patient/of-records"}, "identifiedDateTime": "2026-05-01T08:00:00Z",
             "detail": "Interrupt", "reference": "https://example.org/PlanDefinition/any|1"}
            """);

    private static final Sent CARD = Sent.of("""
            {"resourceType": "GuidanceResponse",
             "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/card-record"]},
             "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/issued-card", "extension": [
              {"url": "service", "valueString": "any"}, {"url": "patient", "valueString": "of-records"},
              {"url": "indicator", "valueCode": "warning"}, {"url": "summary", "valueString": "Interrupt"}]}],
             "identifier": [{"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "made-by-a-test"}],
             "moduleCanonical": "https://example.org/PlanDefinition/any|1", "status": "success",
             "subject": {"reference": "Patient/of-records"}, "occurrenceDateTime": "2026-05-01T08:00:00Z",
             "reasonCode": [{"coding": [{"system": "https://nadir-cds.github.io/fhir/CodeSystem/management-action",
              "code": "interrupt-treatment"}]}]}
            """);

    private static final Sent ANSWER = Sent.of("""
            {"resourceType": "Communication",
             "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/card-feedback"]},
             "identifier": [{"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "made-by-a-test"}],
             "status": "completed", "sent": "2026-05-01T08:00:00Z",
             "topic": {"coding": [{"system": "https://nadir-cds.github.io/fhir/CodeSystem/feedback-outcome",
              "code": "accepted"}]}}
            """);

    private static final Sent SYMPTOMS = Sent.of("""
            {"resourceType": "QuestionnaireResponse",
             "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/symptom-response"]},
             "questionnaire": "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms",
             "status": "completed", "subject": {"reference": "Patient/of-records"}, "authored": "2026-05-01"}
            """);

    private static final Sent REPORT = Sent.of("""
            {"resourceType": "MeasureReport",
             "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/cohort-report"]},
             "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/ctcae-version",
              "valueCode": "5.0"}],
             "status": "complete", "type": "summary",
             "measure": "http://example.org/Measure/any",
             "period": {"start": "2026-05-01", "end": "2026-05-31"}}
            """);

    @BeforeAll
    static void storeThePatient() {
        SERVER.put("/fhir/Patient/of-records", """
                {"resourceType": "Patient", "id": "of-records"}
                """);
    }

    private static Sent sent(String kind) {
        return switch (kind) {
            case "alert" -> ALERT;
            case "card" -> CARD;
            case "answer" -> ANSWER;
            case "symptoms" -> SYMPTOMS;
            case "report" -> REPORT;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "alert, /extension, DetectedIssue.extension",
        "alert, /severity, DetectedIssue.severity",
        "alert, /identifiedDateTime, DetectedIssue.identified",
        "alert, /meta, DetectedIssue.meta.profile",
        "card, /subject, GuidanceResponse.subject",
        "card, /extension/0/extension/3, GuidanceResponse.extension[0].extension",
        "card, /meta, GuidanceResponse.meta.profile",
        "answer, /topic, Communication.topic",
        "answer, /sent, Communication.sent",
        "answer, /meta, Communication.meta.profile",
        "symptoms, /authored, QuestionnaireResponse.authored",
        "symptoms, /questionnaire, QuestionnaireResponse.questionnaire",
        "report, /extension, MeasureReport.extension",
    })
    void aRecordThatBreaksItsProfileIsRefused(String kind, String missing, String place) {
        HttpResponse<String> whole = sent(kind).post(SERVER);
        assertThat(whole.statusCode()).as(whole.body()).isEqualTo(201);

        assertThat(Sent.faults(sent(kind).without(missing).post(SERVER))).contains(place);
    }

    @Test
    void aDetectedIssueOfAnotherSystemNeedsNoClaim() {
        HttpResponse<String> answer = Sent.of("""
                {"resourceType": "DetectedIssue", "status": "final",
                 "identifier": [{"system": "http://hospital.example.org/issues", "value": "1"}]}
                """).post(SERVER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
