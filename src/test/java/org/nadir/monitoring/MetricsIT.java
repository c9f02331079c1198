package org.nadir.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

class MetricsIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String SERVICE = "hematologic-toxicity-patient-view";

    @Test
    void aCallIsTimedByService_itsCardsCountedByTopic_andWhatItCouldNotGradeByReason() {
        SERVER.put("/fhir/Patient/metrics-1", "{\"resourceType\":\"Patient\",\"id\":\"metrics-1\"}");
        SERVER.put("/fhir/MedicationRequest/metrics-1", """
                {"resourceType":"MedicationRequest","id":"metrics-1","status":"active","intent":"order",
                 "medicationCodeableConcept":{"text":"cemsidomide"},"authoredOn":"2026-01-01",
                 "subject":{"reference":"Patient/metrics-1"}}""");
        SERVER.put("/fhir/Observation/metrics-1", """
                {"resourceType":"Observation","id":"metrics-1","status":"final",
                 "code":{"coding":[{"system":"http://loinc.org","code":"26499-4"}]},
                 "subject":{"reference":"Patient/metrics-1"},"effectiveDateTime":"2026-11-01T08:00:00Z",
                 "valueQuantity":{"value":1.2}}""");
        double calls = value("nadir_cds_requests_seconds_count", "kind=\"call\"", SERVICE, "status=\"200\"");
        double cards = value("nadir_cds_cards_total", "topic=\"not-assessable\"", SERVICE);
        double refusals = value("nadir_grading_refusals_total", "reason=\"no-unit\"");

        HttpResponse<String> answer = call(SERVICE, "metrics-1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(value("nadir_cds_requests_seconds_count", "kind=\"call\"", SERVICE, "status=\"200\""))
                .isEqualTo(calls + 1);
        assertThat(value("nadir_cds_cards_total", "topic=\"not-assessable\"", SERVICE))
                .isEqualTo(cards + 1);
        assertThat(value("nadir_grading_refusals_total", "reason=\"no-unit\"")).isEqualTo(refusals + 1);
    }

    @Test
    void anUnknownServiceIsCounted_withoutItsName() {
        double before = value("nadir_cds_requests_seconds_count", "service=\"unknown\"", "status=\"404\"");

        call("made-up-by-a-caller", "metrics-1");
        SERVER.get("/cds-services/made-up-by-a-caller");
        SERVER.get("/cds-services/made-up-by-a-caller/feedback");

        assertThat(value("nadir_cds_requests_seconds_count", "service=\"unknown\"", "status=\"404\""))
                .isEqualTo(before + 1);
        assertThat(metrics()).doesNotContain("made-up-by-a-caller");
    }

    @Test
    void aFhirRequestIsTimedByInteractionAndStatus() {
        double before = value("nadir_fhir_requests_seconds_count", "interaction=\"read\"", "status=\"404\"");

        SERVER.get("/fhir/Patient/metrics-of-nobody");

        assertThat(value("nadir_fhir_requests_seconds_count", "interaction=\"read\"", "status=\"404\""))
                .isEqualTo(before + 1);
        assertThat(metrics()).doesNotContain("metrics-of-nobody");
    }

    private static HttpResponse<String> call(String service, String patient) {
        return SERVER.send(SERVER.request("/cds-services/" + service)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"hook":"patient-view","hookInstance":"3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e07",
                         "context":{"userId":"Practitioner/1","patientId":"%s"}}""".formatted(patient))));
    }

    /** The sum of the samples of a metric whose labels hold all of these texts. */
    private static double value(String name, String... labels) {
        double sum = 0;
        Matcher samples =
                Pattern.compile("(?m)^" + name + "\\{([^}]*)} (\\S+)$").matcher(metrics());
        while (samples.find()) {
            boolean wanted = true;
            for (String label : labels) {
                wanted &= samples.group(1).contains(label);
            }
            sum += wanted ? Double.parseDouble(samples.group(2)) : 0;
        }
        return sum;
    }

    private static String metrics() {
        HttpResponse<String> answer = SERVER.get("/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
