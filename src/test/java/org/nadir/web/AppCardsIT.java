package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** The cards of the SMART app and the answers to them, in open mode. */
class AppCardsIT {

    private static final String FHIR = "/fhir/";

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void a_card_that_is_overridden_with_a_reason_stays_away() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.9");
        Page page = visit.open(patient.page());
        Locator card = page.locator("[data-topic='g-csf']");
        String uuid = card.getAttribute("data-card");
        PageVisit.press(card, "Override…");
        card.getByLabel("Why is this card overridden?").selectOption("Clinical judgement");
        card.getByLabel("Comment (optional)").fill("Seen today.");
        PageVisit.press(card, "Override the card");
        assertThat(card).containsText("the answer was recorded");
        assertThat(page.locator("#cards")).containsText("kept away by an earlier answer");
        assertThat(page.locator("#cards .card")).hasCount(1);

        JsonNode answer = only("Communication?identifier=https://nadir-cds.github.io/fhir/sid/card|" + uuid);
        assertThat(answer.path("topic").path("coding").path(0).path("code").asText())
                .isEqualTo("overridden");
        assertThat(answer.path("payload").path(0).path("contentString").asText())
                .isEqualTo("Seen today.");
    }

    @Test
    void a_suggestion_that_is_accepted_changes_the_order_and_is_fed_back() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.4");
        Page page = visit.open(patient.page());
        Locator card = page.locator("[data-topic='interrupt-treatment']");
        String uuid = card.getAttribute("data-card");
        PageVisit.press(card, "Put cemsidomide on hold");
        assertThat(card).containsText("is now on-hold");

        JsonNode order = RunningServer.json(server.get(FHIR + "MedicationRequest/" + patient.order()));
        assertThat(order.path("status").asText()).isEqualTo("on-hold");
        assertThat(order.path("statusReason").path("text").asText()).isNotBlank();
        JsonNode answer = only("Communication?identifier=https://nadir-cds.github.io/fhir/sid/card|" + uuid);
        assertThat(answer.path("topic").path("coding").path(0).path("code").asText())
                .isEqualTo("accepted");

        assertThat(page.locator(".present-step")).containsText("Stay on hold");
        assertThat(page.locator(".bar.hold")).hasCount(1);
    }

    @Test
    void an_order_that_somebody_else_changed_is_not_overwritten() {
        CoursePatient patient = CoursePatient.treated(server).platelets("30", Duration.ofHours(3));
        Page page = visit.open(patient.page());
        Locator card = page.locator("[data-topic='interrupt-treatment']");
        assertThat(card).isVisible();
        String order = server.get(FHIR + "MedicationRequest/" + patient.order()).body();
        server.put(FHIR + "MedicationRequest/" + patient.order(), order.replace("75 mcg daily", "50 mcg daily"));
        PageVisit.press(card, "Put cemsidomide on hold");
        assertThat(card.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(status(patient)).isEqualTo("active");
    }

    /** It is carried out, and the page must neither hide that nor offer it once more. */
    @Test
    void an_answer_that_is_lost_after_the_order_was_changed_is_told_for_good() {
        CoursePatient patient = CoursePatient.treated(server).platelets("20", Duration.ofHours(3));
        Page page = visit.open(patient.page());
        Locator card = page.locator("[data-topic='interrupt-treatment']");
        assertThat(card).isVisible();
        page.evaluate("""
                () => {
                    const open = window.fetch;
                    window.fetch = (address, more) => String(address).endsWith("/feedback") ? Promise.reject(new TypeError("gone")) : open(address, more);
                }""");
        PageVisit.press(card, "Put cemsidomide on hold");
        Locator told = page.locator("#cards > .note.alarm");
        assertThat(told).containsText("is now on-hold. But the answer to the card was not recorded");
        assertThat(page.locator("[data-topic='interrupt-treatment']")).hasCount(0);
        assertThat(told).isVisible();
        assertThat(status(patient)).isEqualTo("on-hold");
    }

    private String status(CoursePatient patient) {
        return RunningServer.json(server.get(FHIR + "MedicationRequest/" + patient.order()))
                .path("status")
                .asText();
    }

    private JsonNode only(String query) {
        JsonNode entries =
                RunningServer.json(server.get(FHIR + query.replace("|", "%7C"))).path("entry");
        assertThat(entries).hasSize(1);
        return entries.path(0).path("resource");
    }
}
