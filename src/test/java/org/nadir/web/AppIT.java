package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** The SMART app in a browser, in open mode. */
class AppIT {

    private static final String FHIR = "/fhir/";

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void the_course_is_read_by_pointer_keyboard_and_table() {
        Page page = visit.open("/app/?patient=demo-neutropenia-grade-4");
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).containsText("Demo-Dolomite");
        assertThat(page.locator("#patient")).containsText("cycle 3, day 10");
        assertThat(cards(page)).hasCount(2);
        assertThat(summaries(page)).containsExactlyElementsOf(advised("demo-neutropenia-grade-4"));

        Locator worst = page.locator(".panel-count .mark[aria-label*='grade 4']");
        assertThat(worst).hasCount(1);
        worst.hover();
        assertThat(page.locator(".tip")).containsText("0.41 ×10⁹/L");
        assertThat(page.locator(".tip")).containsText("Observation/demo-neutropenia-grade-4-cbc-10-anc");

        // From the last mark of a row to the one before it, by the keyboard alone.
        page.locator(".mark[tabindex='0']").focus();
        page.keyboard().press("Home");
        String first = focused(page);
        page.keyboard().press("ArrowRight");
        assertThat(focused(page)).isNotEqualTo(first).contains("Source:");
        page.keyboard().press("Enter");
        String source = page.locator(".tip a:focus").textContent();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog h2")).hasText(source);
        assertThat(page.locator("dialog pre")).containsText("\"id\": \"%s\"".formatted(source.split("/")[1]));
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator(".tip")).isHidden();

        page.getByRole(AriaRole.BUTTON, named("Table")).click();
        Locator row = page.locator("#tables tr", new Page.LocatorOptions().setHasText("0.41 ×10⁹/L"));
        assertThat(row).containsText("grade 4");
        assertThat(row).containsText("<0.5 10*9/L");
        visit.look("app-table");
    }

    @Test
    void the_chart_follows_axis_version_and_further_counts() {
        Page page = visit.open("/app/?patient=demo-gcsf-active");
        assertThat(page.locator(".panel-count")).hasCount(3);
        page.getByRole(AriaRole.BUTTON, named("Leukocytes (WBC)")).click();
        assertThat(page.locator(".panel-count")).hasCount(4);
        page.getByRole(AriaRole.BUTTON, named("Logarithmic")).click();
        page.getByRole(AriaRole.COMBOBOX, named("CTCAE")).selectOption("6.0");
        assertThat(page.locator("#version-note")).containsText("The advice goes by CTCAE 5.0");
        assertThat(page.locator(".panel-count .mark[aria-label*='0.38']").first())
                .hasAttribute("aria-label", matching(".*grade 3 .*"));
        assertThat(page).hasURL(matching(".*\\?patient=demo-gcsf-active&ctcae=6.0&axis=log&show=leukocytes"));
        page.reload();
        assertThat(page.locator(".panel-count")).hasCount(4);
        visit.look("app-log");
    }

    @Test
    void bars_tell_doses_growth_factor_and_transfusions() {
        Page page = visit.open("/app/?patient=demo-on-hold-recovered");
        // The order on hold is an order too, below its hold.
        assertThat(page.locator(".bar.drug")).hasCount(2);
        assertThat(page.locator(".bar.hold")).hasCount(1);
        assertThat(page.locator(".bar.g-csf")).hasCount(1);
        assertThat(page.locator(".sign.platelet-transfusion")).hasCount(1);
        assertThat(page.locator(".present-step")).containsText("Resume");
        visit.look("app-course");
    }

    @Test
    void a_result_that_cannot_be_used_is_shown_as_such() {
        Page page = visit.open("/app/?patient=demo-not-assessable");
        assertThat(page.locator("#patient")).containsText("a later result is not usable");
        assertThat(page.locator("#patient .facts .unknown:text-is('not current')"))
                .hasCount(3);
        assertThat(page.locator(".mark:has(.unusable)"))
                .hasAttribute("aria-label", matching(".*not usable.*check the unit.*"));
        assertThat(page.locator(".present-step")).containsText("Grade by CTCAE");
        visit.look("app-not-assessable");
    }

    @Test
    void a_result_of_the_future_is_graded_and_all_the_same_not_usable() {
        CoursePatient patient = CoursePatient.treated(server)
                .neutrophils("2.5", Duration.ofHours(3))
                .neutrophils("0.3", Duration.ofDays(-2));
        Page page = visit.open(patient.page());
        assertThat(page.locator(".mark:has(.unusable)"))
                .hasAttribute("aria-label", matching(".*Reported: 0.3 10.9/L.*Why: .*future.*"));
        assertThat(page.locator("#patient .facts")).containsText("2.5 ×10⁹/L grade 0");
    }

    @Test
    void a_result_that_arrives_appears_by_itself() {
        CoursePatient patient = CoursePatient.treated(server)
                .neutrophils("2.5", Duration.ofHours(30))
                .hemoglobin("12.5", Duration.ofHours(30))
                .platelets("200", Duration.ofHours(30));
        Page page = visit.open(patient.page());
        assertThat(page.locator("#live")).containsText("a new result appears by itself");
        assertThat(cards(page)).hasCount(0);
        page.locator(".panel-count .mark[aria-label*='2.5 ×10⁹/L']").click();
        patient.neutrophils("0.3", Duration.ofMinutes(2));
        assertThat(page.locator(".panel-count .mark[aria-label*='grade 4']")).hasCount(1);
        assertThat(page.locator("[data-topic='interrupt-treatment']")).containsText("0.3 10*9/L (grade 4)");
        assertThat(page.locator("#announcements")).containsText("Something new arrived");
        assertThat(page.locator(".tip")).containsText("2.5 ×10⁹/L");
    }

    @Test
    void the_symptom_questionnaire_is_filled_in_and_counts() {
        CoursePatient patient = CoursePatient.treated(server)
                .neutrophils("2.5", Duration.ofHours(3))
                .hemoglobin("12.5", Duration.ofHours(3))
                .platelets("60", Duration.ofHours(3));
        String context = "{\"questionnaire\":\"https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms\"}";
        Page page = visit.open("/app/launch.html?iss=%s/fhir&launch=open&patient=%s&appContext=%s"
                .formatted(server.base(), patient.id(), URLEncoder.encode(context, StandardCharsets.UTF_8)));
        Locator form = page.locator("form.symptoms");
        Locator nose = form.locator("fieldset[data-link='epistaxis']");
        assertThat(nose).isVisible();
        visit.look("app-symptoms");
        nose.getByLabel("Yes").check();
        form.locator("fieldset[data-link='fatigue']").getByLabel("No", exact()).check();
        form.getByLabel("What did the thermometer show?", exact()).fill("100.9");
        form.getByLabel("Unit: What did the thermometer show?").selectOption("°F");
        PageVisit.press(form, "Save the answers");
        assertThat(page.locator("#symptoms")).containsText("Saved as QuestionnaireResponse/");
        assertThat(page.locator("[data-topic='platelet-transfusion']")).isVisible();

        JsonNode saved = only("QuestionnaireResponse?patient=" + patient.id());
        assertThat(saved.path("item").toString())
                .contains("\"epistaxis\",\"answer\":[{\"valueBoolean\":true}]")
                .contains("\"fatigue\",\"answer\":[{\"valueBoolean\":false}]")
                .contains("\"value\":100.9")
                .contains("[degF]")
                .doesNotContain("dyspnea");
    }

    /** The list of all comes late, when somebody has searched already. */
    @Test
    void who_comes_without_a_patient_chooses_one() {
        visit.page().addInitScript("""
                const open = fetch;
                window.fetch = async (address, more) => {
                    if (String(address).includes("_sort=family")) { await new Promise((done) => setTimeout(done, 1000)); }
                    return open(address, more);
                };""");
        Page page = visit.open("/app/");
        page.getByLabel("Name or id").fill("Demo-Dolomite");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page.locator(".patients li")).hasCount(1);
        visit.look("app-choose");
        page.locator(".patients a").click();
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).containsText("Demo-Dolomite");
    }

    @Test
    void a_patient_who_does_not_exist_is_told() {
        visit.expectInConsole("Patient/nobody is not known");
        Page page = visit.open("/app/?patient=nobody");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nobody");
    }

    private static Locator cards(Page page) {
        return page.locator("#cards .card");
    }

    private static List<String> summaries(Page page) {
        return page.locator("#cards .card h3").allTextContents();
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement.getAttribute('aria-label')"));
    }

    private List<String> advised(String patient) {
        JsonNode answer =
                RunningServer.json(server.send(server.request("/cds-services/hematologic-toxicity-patient-view")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"hook": "patient-view", "hookInstance": "2f8c1d0e-6a57-4c55-9d0e-4b0a6a1d7c11",
                                 "context": {"userId": "Practitioner/demo-oncologist", "patientId": "%s"}}""".formatted(patient)))));
        return StreamSupport.stream(answer.path("cards").spliterator(), false)
                .map(card -> card.path("summary").asText())
                .toList();
    }

    private JsonNode only(String query) {
        JsonNode entries =
                RunningServer.json(server.get(FHIR + query.replace("|", "%7C"))).path("entry");
        assertThat(entries).hasSize(1);
        return entries.path(0).path("resource");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static java.util.regex.Pattern matching(String pattern) {
        return java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL);
    }
}
