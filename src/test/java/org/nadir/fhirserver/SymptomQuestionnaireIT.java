package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** The symptom questionnaire is in the store, and an answer to it is found as a client would look for it. */
class SymptomQuestionnaireIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String FORM = "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms";

    @BeforeAll
    static void storeAnAnswer() {
        SERVER.put("/fhir/Patient/form-patient", "{\"resourceType\": \"Patient\", \"id\": \"form-patient\"}");
        HttpResponse<String> answer = SERVER.put("/fhir/QuestionnaireResponse/form-answer", """
                {"resourceType": "QuestionnaireResponse", "id": "form-answer", "status": "completed",
                 "questionnaire": "%s|0.1.0", "subject": {"reference": "Patient/form-patient"},
                 "authored": "2026-11-20T09:30:00Z",
                 "item": [{"linkId": "fatigue", "answer": [{"valueBoolean": true}]}]}
                """.formatted(FORM));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void questionnaireIsFoundByItsCanonical() {
        assertThat(SearchIT.ids(RunningServer.json(SERVER.get("/fhir/Questionnaire?url=" + FORM))))
                .containsExactly("hematologic-symptoms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient=form-patient",
                "subject=Patient/form-patient",
                "patient=form-patient&status=completed",
                "patient=form-patient&authored=ge2026-11-20",
                "patient=form-patient&questionnaire=" + FORM,
                "patient=form-patient&_count=1000"
            })
    void answerIsFound(String query) {
        assertThat(SearchIT.ids(RunningServer.json(SERVER.get("/fhir/QuestionnaireResponse?" + query))))
                .containsExactly("form-answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient=nobody",
                "patient=form-patient&status=amended",
                "patient=form-patient&authored=lt2026-11-20"
            })
    void answerIsNotFound(String query) {
        assertThat(SearchIT.ids(RunningServer.json(SERVER.get("/fhir/QuestionnaireResponse?" + query))))
                .isEmpty();
    }
}
