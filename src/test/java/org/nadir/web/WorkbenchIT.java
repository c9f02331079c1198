package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** Calls, reasons and answers at the hook workbench in a browser. */
class WorkbenchIT {

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void cards_and_trace_are_those_of_the_hooks_own_answer() {
        Page page = visit.open("/workbench/");
        Workbench bench = new Workbench(page);
        assertThat(page.locator("#request")).containsText("Choose a patient first");
        page.getByLabel("Find a patient").fill("Demo-Dolomite");
        assertThat(page.locator("#patient-hint")).containsText("1 found");
        page.locator("#patient").selectOption("demo-neutropenia-grade-4");
        page.getByLabel("encounter-start").check();
        assertThat(page).hasURL(Pattern.compile(".*patient=demo-neutropenia-grade-4&hook=encounter-start$"));
        JsonNode request = bench.request("\"encounterId\": \"demo-neutropenia-grade-4-visit-1\"");
        assertThat(request.path("prefetch").path("patient").path("id").asText()).isEqualTo("demo-neutropenia-grade-4");

        bench.send();
        JsonNode answer = called("encounter-start", request);
        assertThat(page.locator("#answer .card h3")).hasText(summaries(answer));
        JsonNode rules = answer.path("extension").path("org.nadir.trace").path("rules");
        assertThat(rules).isNotEmpty();
        assertThat(page.locator("tr[data-rule]")).hasCount(rules.size());
        rules.forEach(rule -> assertRow(page, rule));
        visit.look("workbench-answer");
    }

    private static void assertRow(Page page, JsonNode rule) {
        Locator row =
                page.locator("tr[data-rule='%s']".formatted(rule.path("id").asText()));
        assertThat(row).hasAttribute("data-answer", rule.path("answer").asText("not-asked"));
        assertThat(row)
                .containsText(rule.path(rule.path("asked").asBoolean() ? "why" : "notAsked")
                        .asText());
    }

    @Test
    void why_a_card_came_or_not_is_two_keys_away() {
        Workbench bench = Workbench.ready(visit, "patient=demo-neutropenia-grade-4");
        Page page = bench.page();
        bench.send();
        bench.card("g-csf").getByText("Why this card?").click();
        Locator rule = page.locator("#rule-N1-detail");
        assertThat(rule).containsText("%neutrophilGrade >= 3");
        assertThat(rule.locator("a").first())
                .hasAttribute(
                        "href", Pattern.compile(".*/fhir/(Observation|MedicationRequest)/demo-neutropenia-grade-4-.*"));
        page.getByLabel("Why did a card come, or not come, on").selectOption("rbc-transfusion");
        assertThat(page.locator(".why-topic")).containsText("A1 gave no card. It does not apply: hemoglobin");
        visit.look("workbench-why");

        bench.buttonLike("Advised").click();
        assertThat(page.locator("tr[data-rule]:visible")).hasCount(2);
        bench.buttonLike("All").click();
        bench.buttonLike("Rule H1,").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#rule-H1-detail")).isVisible();
    }

    @Test
    void a_call_without_the_record_says_the_same() {
        Workbench bench = Workbench.ready(visit, "patient=demo-platelets-bleeding&prefetch=none");
        assertThat(bench.request("hookInstance").has("prefetch")).isFalse();
        bench.send();
        Locator cards = bench.page().locator("#answer .card h3");
        List<String> without = cards.allTextContents();
        assertThat(without).hasSize(2);
        bench.page().getByLabel("Send the record along").check();
        bench.request("\"prefetch\"");
        assertThat(bench.page()).hasURL(Pattern.compile(".*hook=patient-view$"));
        bench.send();
        assertThat(cards).hasText(without.toArray(String[]::new));
    }

    @Test
    void a_draft_in_hand_is_removed_when_the_card_says_so() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.4");
        Workbench bench = Workbench.ready(visit, "hook=order-sign&patient=" + patient.id());
        bench.press("Add the draft");
        JsonNode request = bench.request("draft-1");
        assertThat(request.findValue("draftOrders")
                        .findValue("medicationCodeableConcept")
                        .path("text")
                        .asText())
                .isEqualTo("cemsidomide 75 mcg capsule");
        bench.send();
        visit.look("workbench-drafts");
        bench.buttonLike("Remove the cemsidomide draft").click();
        assertThat(bench.page().locator("#answer"))
                .containsText("In the request MedicationRequest/draft-1 was removed");
        assertThat(bench.page().locator("#drafts")).containsText("No order is in hand yet");
        bench.press("Send again");
        assertThat(bench.buttonLike("Remove the")).hasCount(0);
        assertThat(bench.button("Put cemsidomide on hold")).isVisible();
    }

    @Test
    void templates_are_the_servers_own() {
        Workbench bench = Workbench.ready(visit, "hook=order-select&patient=demo-about-to-start");
        bench.page().locator("#draft-choice").selectOption("Order filgrastim");
        bench.press("Add the draft");
        JsonNode request = bench.request("draft-1");
        assertThat(request.findValue("selections").path(0).asText()).isEqualTo("MedicationRequest/draft-1");
        assertThat(request.findValue("draftOrders").findValue("medicationCodeableConcept"))
                .isEqualTo(read("/fhir/ActivityDefinition/order-filgrastim").path("productCodeableConcept"));
        bench.send();
        assertThat(bench.page().locator("#answer .status")).containsText("Status 200");
    }

    @Test
    void a_card_that_is_overridden_with_a_reason_is_kept_away_and_said_to_be() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.9");
        Workbench bench = Workbench.ready(visit, "patient=" + patient.id());
        bench.send();
        assertThat(outcome(bench.override("g-csf"))).isEqualTo("overridden");

        bench.press("Send again");
        assertThat(bench.page().locator(".memory")).containsText("Kept away by an earlier answer");
        assertThat(bench.card("g-csf")).hasCount(0);
        assertThat(bench.page().locator("tr[data-rule='N1']")).containsText("it stays away until");
        visit.look("workbench-memory");
    }

    @Test
    void an_accepted_hold_is_in_the_record() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.4");
        Workbench bench = Workbench.ready(visit, "patient=" + patient.id());
        bench.send();
        Locator card = bench.card("interrupt-treatment");
        String uuid = card.getAttribute("data-card");
        PageVisit.press(card, "Put cemsidomide on hold");
        assertThat(card).containsText("is now on-hold");
        assertThat(status(patient)).isEqualTo("on-hold");
        assertThat(outcome(uuid)).isEqualTo("accepted");
        bench.press("Send again");
        assertThat(bench.card("g-csf")).isVisible();
        assertThat(card).hasCount(0);
    }

    @Test
    void an_answer_alone_leaves_the_record_as_it_is() {
        CoursePatient patient = CoursePatient.treated(server).neutropenic("0.4");
        Workbench bench = Workbench.ready(visit, "patient=" + patient.id());
        bench.send();
        bench.page().getByLabel("Carry out the suggestion in the record too").uncheck();
        Locator card = bench.card("interrupt-treatment");
        PageVisit.press(card, "Put cemsidomide on hold");
        assertThat(card).containsText("Nothing was changed in the record.");
        assertThat(status(patient)).isEqualTo("active");
    }

    @Test
    void a_smart_link_opens_the_app_as_an_ehr_does() {
        Workbench bench = Workbench.ready(visit, "patient=demo-neutropenia-grade-4");
        bench.send();
        Page app = bench.page().waitForPopup(() -> PageVisit.press(bench.card("g-csf"), "Course in Nadir"));
        app.waitForURL(Pattern.compile(".*/app/.*"));
        assertThat(URLDecoder.decode(app.url(), StandardCharsets.UTF_8))
                .startsWith(server.base() + "/app/")
                .contains("demo-neutropenia-grade-4");
        assertThat(app.locator("h1")).containsText("Demo-Dolomite");
    }

    @Test
    void broken_json_and_refusals_are_told_where_they_are() {
        Workbench bench = Workbench.ready(visit, "patient=demo-grade-1-2");
        Locator answer = bench.page().locator("#answer");
        bench.type("\"patientId\":", "\"patientId\"");
        Locator mistake = bench.page().locator("#request-json-mistake");
        assertThat(mistake).containsText("a colon is expected here");
        bench.send();
        assertThat(answer).containsText("Nothing was sent");
        PageVisit.press(mistake, "Go there");
        Locator area = bench.page().locator("#request-json");
        assertThat(area).isFocused();
        assertThat(area).hasAttribute("aria-invalid", "true");
        visit.look("workbench-broken");

        bench.type("\"patientId\"", "\"patientX\":");
        bench.send();
        assertThat(answer).containsText("Status 400");
        assertThat(Workbench.alert(answer)).containsText("context.patientId");
        bench.page().getByLabel("order-sign").check();
        assertThat(bench.page().locator("#request")).containsText("built anew, without what you typed");
        bench.press("Bring it back");
        assertThat(area).hasValue(Pattern.compile(".*patientX.*", Pattern.DOTALL));
    }

    private JsonNode called(String hook, JsonNode request) {
        return RunningServer.json(server.send(server.request("/cds-services/hematologic-toxicity-" + hook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString()))));
    }

    private static String[] summaries(JsonNode answer) {
        return StreamSupport.stream(answer.path("cards").spliterator(), false)
                .map(card -> card.path("summary").asText())
                .toArray(String[]::new);
    }

    private JsonNode read(String path) {
        return RunningServer.json(server.get(path));
    }

    private String status(CoursePatient patient) {
        return read("/fhir/MedicationRequest/" + patient.order()).path("status").asText();
    }

    /** The outcome in the one Communication about a card. */
    private String outcome(String uuid) {
        JsonNode entries = read("/fhir/Communication?identifier=https://nadir-cds.github.io/fhir/sid/card%7C" + uuid)
                .path("entry");
        assertThat(entries).hasSize(1);
        return entries.path(0).findValue("topic").findValue("code").asText();
    }
}
