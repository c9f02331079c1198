package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** Which answers to cards are taken from an app, and who is told of them. */
class AppFeedbackIT {

    private static final String PATIENT = AppCall.PATIENT;
    private static final String UNKNOWN = "4e0a3a1e-89c3-4bfb-8eb2-b8a3bb2c34f8";

    @BeforeAll
    static void storeATreatedPatient() {
        AppCall.storeATreatedPatient();
    }

    @ParameterizedTest(name = "{0} for {1} {2}: {3} for a card of the patient, {4} for an unknown one")
    @CsvSource({
        "patient/*.cruds, cds-app, '', 200, 403",
        "patient/Communication.c, cds-app, '', 200, 403",
        "patient/*.cruds, another, '', 403, 403",
        "patient/*.rs, cds-app, '', 403, 403",
        "user/Communication.c, '', Practitioner/1, 200, 200",
        "user/Communication.c, '', Patient/cds-app, 200, 403",
        "user/Communication.c, '', '', 403, 403",
        "system/Communication.c, '', '', 200, 200",
        "system/*.rs, '', '', 403, 403"
    })
    void answer_isTaken_whereTheTokenMayCreateCommunications(
            String scope, String patient, String user, int ofPatient, int ofNobodyKnown) {
        String token = AppCall.token(scope, patient, user);

        HttpResponse<String> known = AppCall.feedback(card(), token);
        HttpResponse<String> unknown = AppCall.feedback(UNKNOWN, token);

        assertThat(known.statusCode()).as(known.body()).isEqualTo(ofPatient);
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(ofNobodyKnown);
        if (ofPatient == 403) {
            assertThat(known.body()).contains("OperationOutcome", "forbidden", "feedback[0].card");
        }
    }

    @Test
    void refusedAnswer_isNotKept() {
        String card = UUID.randomUUID().toString();

        AppCall.feedback(card, AppCall.token("patient/*.cruds", PATIENT, ""));

        assertThat(AppCall.found("Communication?identifier=" + card)
                        .path("total")
                        .asInt())
                .isZero();
        AppCall.feedback(card, AppCall.token("system/Communication.c", "", ""));
        assertThat(AppCall.found("Communication?identifier=" + card)
                        .path("total")
                        .asInt())
                .isOne();
    }

    @Test
    void earlierAnswer_isToldToTokensThatMayReadIt_andToNoOther() {
        AppCall.feedback(card(), AppCall.token("patient/*.cruds", PATIENT, ""));
        String narrow = "Patient MedicationRequest Observation Condition ServiceRequest Procedure QuestionnaireResponse"
                + " ResearchSubject";
        String scopes = "patient/" + narrow.replace(" ", ".rs patient/") + ".rs";

        assertThat(cards(scopes + " patient/Communication.rs patient/GuidanceResponse.rs")
                        .toString())
                .contains("Seen by the app.");
        assertThat(cards(scopes)).isNotEmpty();
        assertThat(cards(scopes).toString()).doesNotContain("Seen by the app.");
    }

    private static JsonNode cards(String scope) {
        HttpResponse<String> answer = AppCall.about(PATIENT).sentWith(AppCall.token(scope, PATIENT, ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    /** A card of the patient, shown whatever was answered before. */
    private static String card() {
        return cards("patient/Patient.rs patient/MedicationRequest.rs patient/Observation.rs patient/Condition.rs"
                        + " patient/ServiceRequest.rs")
                .path(0)
                .path("uuid")
                .asText();
    }
}
