package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** The home page in a browser. */
class HomeIT {

    private static final RunningServer SERVER = DemoServer.shared();

    @Test
    void each_demo_patient_has_the_advice_that_the_hook_gives() {
        try (PageVisit visit = PageVisit.ofDemo()) {
            Page page = visit.open("/");
            assertThat(page.locator(".asking")).containsText("16 patients: ");
            Locator patients = page.locator("li[data-patient]");
            assertThat(patients).hasCount(16);
            int advised = 0;
            for (Locator patient : patients.all()) {
                String id = patient.getAttribute("data-patient");
                List<String> expected = advice(id);
                advised += expected.size();
                assertThat(patient.locator("[data-topic]").all().stream()
                                .map(topic ->
                                        topic.getAttribute("data-topic") + " " + topic.getAttribute("data-indicator")))
                        .as(id)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(patient.locator("h3")).hasText(name(id));
                assertThat(patient).containsText(story(id));
            }
            assertThat(advised).isGreaterThan(16);
            assertThat(page.locator("#example .card")).containsText("Interrupt cemsidomide: neutrophils 0.41");
            visit.look("home");
        }
    }

    @Test
    void what_this_is_what_it_is_not_and_how_it_is() {
        try (PageVisit visit = PageVisit.ofDemo()) {
            Page page = visit.open("/");
            assertThat(page.locator("h1")).containsText("what the study protocol advises");
            assertThat(page.locator("main")).containsText("Not for clinical use without validation.");
            JsonNode statement = RunningServer.json(SERVER.get("/fhir/metadata"));
            assertThat(page.locator("#health")).containsText("healthy");
            assertThat(page.locator("#health"))
                    .containsText(statement.at("/software/version").asText());
            assertThat(page.locator("#health")).containsText("open: whoever reaches it");
            assertThat(page.locator("#mechanism svg")).isVisible();
            page.getByText("The drawing in words").click();
            assertThat(page.locator("#mechanism-words")).containsText("binds cereblon");
        }
    }

    @Test
    void each_link_leads_somewhere() {
        try (PageVisit visit = PageVisit.ofDemo()) {
            Page page = visit.open("/");
            assertThat(page.locator("li[data-patient] a").first()).isVisible();
            List<String> links = page.locator("a[href^='/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .distinct()
                    .toList();
            assertThat(links)
                    .contains(
                            "/app/",
                            "/workbench/",
                            "/protocol/",
                            "/cohort/",
                            "/ig/",
                            "/fhir/api-docs",
                            "/fhir/metadata")
                    .contains("/app/?patient=demo-anemia-severe")
                    .contains("/workbench/?patient=demo-anemia-severe&hook=patient-view");
            for (String link : links) {
                assertThat(SERVER.get(link).statusCode()).as(link).isEqualTo(200);
            }
        }
    }

    @Test
    void a_hook_that_does_not_answer_is_told_and_is_no_absence_of_advice() {
        try (PageVisit visit = PageVisit.ofDemo()) {
            visit.expectInConsole("Error");
            visit.page().route("**/cds-services/*patient-view", route -> route.abort());
            Page page = visit.open("/");
            assertThat(page.locator(".asking")).containsText("0 without advice, 16 not answered");
            assertThat(page.locator("li[data-patient]").first()).containsText("not answered");
        }
    }

    @Test
    void where_the_server_asks_who_somebody_is_the_page_says_so_and_leads_to_the_launch() {
        try (PageVisit visit = PageVisit.of(SmartServer.shared(), ColorScheme.LIGHT, 1280)) {
            Page page = visit.open("/");
            assertThat(page.locator("#advice")).containsText("sees no patient and asks for no advice");
            assertThat(page.locator("#advice a").first()).hasAttribute("href", "/oauth2/launch");
            assertThat(page.locator("#health")).containsText("SMART: whoever asks must sign in");
            assertThat(page.locator("#first-course")).isHidden();
            visit.look("home-smart");
        }
    }

    private static List<String> advice(String patient) {
        JsonNode answer =
                RunningServer.json(SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"hook": "patient-view", "hookInstance": "2f8c1d0e-6a57-4c55-9d0e-4b0a6a1d7c12",
                                 "context": {"userId": "Practitioner/demo-oncologist", "patientId": "%s"}}""".formatted(patient)))));
        return StreamSupport.stream(answer.path("cards").spliterator(), false)
                .map(card -> card.at("/source/topic/code").asText() + " "
                        + card.path("indicator").asText())
                .toList();
    }

    private static String name(String patient) {
        JsonNode name = patient(patient).at("/name/0");
        return name.path("family").asText() + ", " + name.at("/given/0").asText();
    }

    private static String story(String patient) {
        return patient(patient).at("/text/div").asText().replaceAll("<[^>]*>", "");
    }

    private static JsonNode patient(String id) {
        return RunningServer.json(SERVER.get("/fhir/Patient/" + id));
    }
}
