package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;

/** {@code $toxicity-summary} with {@code Prefer: respond-async}, as a caller sees it. */
class SummaryLaterIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final int PATIENTS = 300;
    private static final String STUDY = "/fhir/ResearchStudy/cohort-later/$toxicity-summary";
    private static final String STATUS = "/fhir/$toxicity-summary-status";

    @BeforeAll
    static void storeAStudy() {
        for (int from = 0; from < PATIENTS; from += 100) {
            CohortBundle bundle = new CohortBundle().study("cohort-later");
            for (int i = from; i < from + 100; i++) {
                String id = "cohort-later-" + i;
                bundle.patient(id).subject(id, i % 2 == 0 ? "Arm A" : "Arm B", "");
                bundle.order(id, "active", "2026-01-01");
                bundle.result(id, "751-8", "2026-01-08", i % 10 == 0 ? "400" : "3000", "/uL");
            }
            HttpResponse<String> answer = SERVER.post("/fhir", bundle.transaction());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> kickOff(String address, String... headers) {
        var request = SERVER.request(address).header("Prefer", "respond-async").GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return SERVER.send(request);
    }

    private static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        return answer.headers().firstValue("Content-Location").orElseThrow();
    }

    /** The answers while it was made, and the last one. */
    private static List<HttpResponse<String>> follow(String status, String accept) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        do {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answers.add(
                    SERVER.send(SERVER.request(status).header("Accept", accept).GET()));
        } while (answers.getLast().statusCode() == 202);
        return answers;
    }

    private static HttpResponse<String> delete(String status) {
        return SERVER.send(SERVER.request(status).DELETE());
    }

    private static String progress(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        return answer.headers().firstValue("X-Progress").orElseThrow();
    }

    private static String started(SummaryForm form, Function<SummaryProgress, ToxicitySummary> work) {
        return STATUS + "?job="
                + SERVER.bean(SummaryJobs.class).start("", form, work).id();
    }

    private static String untilDone(String status) {
        follow(status, "*/*");
        return status;
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode outcome = RunningServer.json(answer);
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(outcome.at("/issue/0/diagnostics").asText()).contains(text);
    }

    @Test
    void theAnswerIsTheOneThatIsGivenAtOnce() {
        String status = accepted(kickOff(STUDY));
        assertThat(status).startsWith(SERVER.base() + STATUS + "?job=");

        List<HttpResponse<String>> answers = follow(status, "application/fhir+json");

        answers.subList(0, answers.size() - 1).forEach(answer -> assertThat(progress(answer))
                .matches("beginning|waiting for \\d+ others?|finding the patients|\\d+ of 300 patients"));
        HttpResponse<String> last = answers.getLast();
        assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
        assertThat(last.headers().firstValue("Expires").orElseThrow()).endsWith("GMT");
        JsonNode report = RunningServer.json(last);
        assertThat(report.path("resourceType").asText()).isEqualTo("MeasureReport");
        assertThat(report.path("group"))
                .isEqualTo(RunningServer.json(SERVER.get(STUDY)).path("group"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/$toxicity-summary", "Group/cohort-later/$toxicity-summary"})
    void eachLevelIsAnsweredLater_withThePatientsThatItLooksAt(String operation) {
        SERVER.put("/fhir/Group/cohort-later", """
                {"resourceType": "Group", "id": "cohort-later", "type": "person", "actual": true, "member": [
                 {"entity": {"reference": "Patient/cohort-later-0"}}, {"entity": {"reference": "Patient/cohort-later-1"}}]}""");

        String status = accepted(SERVER.send(SERVER.request("/fhir/" + operation)
                .header("Prefer", "handling=strict, Respond-Async")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\": \"Parameters\"}"))));

        JsonNode report = RunningServer.json(follow(status, "*/*").getLast());
        assertThat(report.path("group"))
                .isNotEmpty()
                .isEqualTo(RunningServer.json(SERVER.get("/fhir/" + operation)).path("group"));
    }

    @Test
    void theStoreCountsAsManyAsItReads() {
        ResourceStore store = SERVER.bean(ResourceStore.class);
        for (Cohort cohort : List.of(
                new AllPatients(store),
                new StudySubjects(
                        store, store.fetch("ResearchStudy/cohort-later").getFirst()))) {
            List<String> read = new ArrayList<>();
            cohort.each(() -> read.add(""), (patient, arm) -> {});
            assertThat(read).as(cohort.description()).hasSizeGreaterThanOrEqualTo(PATIENTS);
            assertThat(cohort.size()).as(cohort.description()).isEqualTo(read.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "_format"})
    void whoAskedForTheTableGetsIt_whateverIsAcceptedWhilePolling(String way) {
        String status = accepted(
                way.equals("Accept") ? kickOff(STUDY, "Accept", "text/csv") : kickOff(STUDY + "?_format=text/csv"));

        HttpResponse<String> table = follow(status, "application/fhir+json").getLast();

        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body())
                .isEqualTo(SERVER.get(STUDY + "?_format=text/csv").body())
                .startsWith(CsvWriter.HEADER);
    }

    @Test
    void theTableOfAReportIsToBeHadWithoutCountingAgain() {
        String status = untilDone(started(SummaryForm.REPORT, progress -> Summaries.of(new ToxicityCounts())));

        HttpResponse<String> table = SERVER.get(status + "&_format=text/csv");

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.body()).contains("ResearchStudy/made-up");
    }

    @Test
    void whileOneRunsItsProgressIsTold_andItCanBeCancelled() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        String status = started(SummaryForm.REPORT, progress -> {
            SummaryJobsTest.look(progress, 120);
            reached.countDown();
            SummaryJobsTest.await(gate);
            progress.turn();
            throw new AssertionError("it was cancelled");
        });
        SummaryJobsTest.await(reached);

        assertThat(progress(SERVER.get(status))).isEqualTo("120 of 400 patients");
        assertThat(delete(status).statusCode()).isEqualTo(202);
        gate.countDown();

        assertRefused(SERVER.get(status), 404, "cancelled");
        assertRefused(delete(status), 404, "cancelled");
    }

    @Test
    void whereTwoAreMadeAThirdWaitsItsTurn_andWhoWillNotWaitIsRefused() {
        CountDownLatch reached = new CountDownLatch(2);
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            started(SummaryForm.REPORT, progress -> {
                reached.countDown();
                SummaryJobsTest.await(gate);
                return Summaries.of(new ToxicityCounts());
            });
        }
        SummaryJobsTest.await(reached);

        String third = accepted(kickOff(STUDY));
        String fourth = accepted(kickOff(STUDY));
        assertThat(progress(SERVER.get(third))).isEqualTo("waiting for 2 others");
        assertThat(progress(SERVER.get(fourth))).isEqualTo("waiting for 3 others");
        assertRefused(SERVER.get(STUDY), 503, "Other summaries");
        assertThat(delete(fourth).statusCode()).isEqualTo(202);
        gate.countDown();

        assertThat(follow(third, "*/*").getLast().statusCode()).isEqualTo(200);
        assertRefused(SERVER.get(fourth), 404, "cancelled");
    }

    @Test
    void aFailureIsAnsweredThereWithItsOwnStatus() {
        String known = untilDone(started(SummaryForm.TABLE, progress -> {
            throw new UnclassifiedServerFailureException(503, "The database is asleep");
        }));
        String unknown = untilDone(started(SummaryForm.REPORT, progress -> {
            throw new IllegalStateException("a secret of ours");
        }));

        assertRefused(SERVER.get(known), 503, "asleep");
        assertRefused(SERVER.get(known), 503, "asleep");
        assertRefused(SERVER.get(unknown), 500, "log");
        assertThat(SERVER.get(unknown).body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?job=1", "?job=00000000-0000-0000-0000-000000000000", "?job=a&job=b"})
    void anUnknownJobIsNotFound(String parameters) {
        assertRefused(SERVER.get(STATUS + parameters), 404, "summary");
        assertRefused(delete(STATUS + parameters), 404, "summary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?ctcaeVersion=4.0", "?periodEnd=tomorrow"})
    void whatIsWrongIsSaidAtTheKickOff(String parameters) {
        assertThat(kickOff(STUDY + parameters).statusCode()).isEqualTo(400);
        assertThat(kickOff("/fhir/Group/no-such-one/$toxicity-summary").statusCode())
                .isEqualTo(404);
    }
}
