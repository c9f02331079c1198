package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdshooks.Caller.diagnosticsOf;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Feedback.Outcome;
import org.nadir.cdshooks.Feedback.OverrideReason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = DoorUnderTest.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
class FeedbackIT {

    private static final String FEEDBACK = "/cds-services/mirror-patient-view/feedback";

    private final DoorUnderTest.Kept kept;
    private Caller caller = new Caller(0);

    FeedbackIT(@Autowired DoorUnderTest.Kept kept) {
        this.kept = kept;
    }

    @BeforeEach
    void callThePort(@LocalServerPort int port) {
        caller = new Caller(port);
        kept.entries.clear();
    }

    @Test
    void epicBatch_isKeptWhereUsable_andTheAnswerSaysWhatOfEachEntry() {
        HttpResponse<String> answer = caller.postDeviating(FEEDBACK, """
                {"feedback": [
                  {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted",
                   "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
                   "outcomeTimestamp": "2026-02-11T19:21:16Z"},
                  {"extension": {"com.epic.cdshooks.feedback": {"shown": true}}},
                  {"card": "epic-7", "outcome": "overridden",
                   "overrideReasons": {"reason": {"code": "seen"}, "userComment": "Known"}}
                ]}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/fhir+json");
        assertThat(Example.json(answer.body())).isEqualTo(Example.json("""
                                {"resourceType": "OperationOutcome", "issue": [
                                  {"severity": "information", "code": "informational", "diagnostics": "feedback[0] kept."},
                                  {"severity": "warning", "code": "invalid",
                                   "diagnostics": "feedback[1] ignored; card: expected the id of a card."},
                                  {"severity": "information", "code": "informational", "diagnostics":
                                   "feedback[2] kept at the time of arrival: expected outcomeTimestamp in RFC 3339."}
                                ]}
                                """));
        assertThat(kept.entries)
                .containsExactly(
                        new Feedback(
                                "4e0a3a1e-3283-4575-ab82-028d55fe2719",
                                Outcome.ACCEPTED,
                                List.of("e56e1945-20b3-4393-8503-a1a20fd73152"),
                                null,
                                "2026-02-11T19:21:16Z"),
                        new Feedback(
                                "epic-7",
                                Outcome.OVERRIDDEN,
                                List.of(),
                                new OverrideReason(new Coding(null, "seen", null), "Known"),
                                "2026-03-01T08:00:00Z"));
    }

    @Test
    void batchWithoutAnyUsableEntry_is200_andKeepsNothing() {
        assertThat(caller.postDeviating(FEEDBACK, "{\"feedback\": [{}, 7]}").statusCode())
                .isEqualTo(200);
        assertThat(kept.entries).isEmpty();
    }

    @Test
    void entryThatIsNotOpenToTheCaller_is403_andNothingOfTheBatchIsKept() {
        HttpResponse<String> answer = caller.post(FEEDBACK, """
                {"feedback": [
                  {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "overridden",
                   "outcomeTimestamp": "2026-02-11T19:21:16Z"},
                  {"card": "of-another", "outcome": "overridden", "outcomeTimestamp": "2026-02-11T19:21:16Z"}
                ]}
                """);

        assertThat(diagnosticsOf(answer, 403)).startsWith("feedback[1].card: ").endsWith("Nothing was kept.");
        assertThat(answer.body()).contains("\"forbidden\"").doesNotContain("of-another");
        assertThat(kept.entries).isEmpty();
    }

    @Test
    void bodyWithoutFeedback_is400() {
        assertThat(diagnosticsOf(caller.post(FEEDBACK, "{\"feedback\": []}"), 400))
                .startsWith("feedback: expected ");
        assertThat(diagnosticsOf(caller.post(FEEDBACK, "[]"), 400)).startsWith("body: expected ");
    }
}
