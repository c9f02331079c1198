package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** The app as an EHR opens it and as its user opens it, at a server that asks for tokens. */
class AppLaunchIT {

    private static final String DOCTOR = "page-doctor";
    private static final String FEEDBACK = "Communication?identifier=https://nadir-cds.github.io/fhir/sid/card|";

    private final RunningServer server = SmartServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.of(server, ColorScheme.LIGHT, 1280);

    @BeforeEach
    void arrive() {
        server.bean(ResourceStore.class)
                .save(JsonNodeFactory.instance
                        .objectNode()
                        .put("resourceType", "Practitioner")
                        .put("id", DOCTOR));
    }

    @Test
    void an_ehr_opens_the_app_with_patient_and_context() {
        CoursePatient patient = neutropenic();
        Page page = visit.page();
        page.navigate(launchAddress(
                server,
                patient,
                "{\\\"questionnaire\\\":\\\"https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms\\\"}"));
        page.click("#allow");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Page, Pia");
        assertThat(page.locator("form.symptoms")).isVisible();
        assertThat(page.locator(".panel-count .mark")).hasCount(3);
        assertThat(page.locator("#live")).containsText("a new result appears by itself");

        String card = putOnHold(page);
        assertThat(orderStatus(patient)).isEqualTo("on-hold");
        assertThat(server.bean(ResourceStore.class).fetch(FEEDBACK + card)).hasSize(1);

        patient.neutrophils("0.2", Duration.ofMinutes(2));
        assertThat(page.locator(".panel-count .mark[aria-label*='0.2 ×10⁹/L']")).hasCount(1);
    }

    @Test
    void its_user_opens_the_app_signs_in_and_picks_a_patient() {
        CoursePatient patient = CoursePatient.treatedInStore(server).platelets("200", Duration.ofHours(3));
        Page page = visit.open("/app/");
        assertThat(page.locator("#choose")).containsText("This server asks who you are");
        visit.look("app-sign-in");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.check("input[value='Practitioner/%s']".formatted(DOCTOR));
        page.click("form[method=post] button");
        page.fill("input[name=q]", patient.id());
        page.press("input[name=q]", "Enter");
        page.check("input[value='Patient/%s']".formatted(patient.id()));
        page.press("input[value='Patient/%s']".formatted(patient.id()), "Enter");
        page.click("#allow");
        assertThat(page.locator(".panel-count .mark")).hasCount(1);
        readItsSource(page);
        assertThat(page.locator("#session")).containsText("Sign out");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.locator("#choose")).containsText("This server asks who you are");
    }

    /** The record goes along with each call, for the store beside the app knows nothing of the patient. */
    @Test
    void an_ehr_with_a_fhir_server_of_its_own_opens_the_app() {
        CoursePatient patient = neutropenic();
        try (RunningServer nadir = RunningServer.start(
                "--nadir.data-directory=" + RunningServer.emptyDirectory(),
                "--nadir.pages.connect-sources=" + server.base(),
                "--nadir.security.mode=smart",
                "--nadir.security.issuers[0].issuer=" + server.base(),
                "--nadir.security.issuers[0].jwk-set=" + server.base() + "/oauth2/jwks",
                "--nadir.security.issuers[0].fhir-servers=" + server.base() + "/fhir",
                "--nadir.outbound.private-addresses=127.0.0.0/8,::1/128")) {
            Page page = visit.page();
            page.navigate(launchAddress(nadir, patient, ""));
            page.click("#allow");
            assertThat(page.locator(".panel-count .mark")).hasCount(3);
            readItsSource(page);
            assertThat(page.locator("#live")).containsText("Not live");
            String card = putOnHold(page);
            assertThat(orderStatus(patient)).isEqualTo("on-hold");
            assertThat(nadir.bean(ResourceStore.class).fetch("Patient?_id=" + patient.id()))
                    .isEmpty();
            assertThat(nadir.bean(ResourceStore.class).fetch(FEEDBACK + card)).hasSize(1);
            page.navigate("about:blank");
        }
    }

    /** By the session: an address alone would be answered with 401, or by another server. */
    private static void readItsSource(Page page) {
        page.locator(".panel-count .mark").first().click();
        page.locator(".tip a").click();
        assertThat(page.locator("dialog pre")).containsText("\"resourceType\": \"Observation\"");
        page.keyboard().press("Escape");
    }

    /** Accepts the advice and gives its card. */
    private static String putOnHold(Page page) {
        Locator card = page.locator("[data-topic='interrupt-treatment']");
        PageVisit.press(card, "Put cemsidomide on hold");
        assertThat(card).containsText("is now on-hold");
        return card.getAttribute("data-card");
    }

    private CoursePatient neutropenic() {
        return CoursePatient.treatedInStore(server).neutropenic("0.4");
    }

    private String orderStatus(CoursePatient patient) {
        return server.bean(ResourceStore.class)
                .fetch("MedicationRequest/" + patient.order())
                .getFirst()
                .path("status")
                .asText();
    }

    /** Where the EHR sends its user to, to the app of a server. */
    private String launchAddress(RunningServer nadir, CoursePatient patient, String context) {
        HttpResponse<String> launched = server.send(server.request("/oauth2/launch")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                                {"client_id": "nadir-app", "launch_url": "%s/app/launch.html", "user": "Practitioner/%s",
                                 "patient": "%s", "app_context": "%s"}""".formatted(nadir.base(), DOCTOR, patient.id(), context))));
        assertThat(launched.statusCode()).as(launched.body()).isEqualTo(200);
        return RunningServer.json(launched).path("launch_url").asText();
    }
}
