package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.web.ProtocolPage.SHIPPED;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** A copy of a protocol is changed, checked, compared and stored in a browser. */
class ProtocolCopyIT {

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void a_changed_threshold_changes_the_advice_of_exactly_those_whose_cards_differ() throws IOException {
        String stored = server.get("/fhir/PlanDefinition/" + SHIPPED).body();
        ProtocolPage at = ProtocolPage.ready(visit, "");
        Page page = at.page();
        at.edit();
        at.change("holdGrade", "2");
        at.change("A1", "hemoglobin below", "11.0");
        assertThat(page.locator("#copy-changes")).containsText("Stands for was: 3");
        at.check("ok");

        at.press("Compare the effect");
        Locator result = page.locator("#effect-result");
        JsonNode copy = at.copy();
        DemoTrials trials = new DemoTrials(server);
        Set<String> expected =
                trials.whoseCardsDiffer(RunningServer.json(server.get("/fhir/PlanDefinition/" + SHIPPED)), copy);
        assertThat(expected).isNotEmpty().hasSizeLessThan(trials.patients().size());
        assertThat(result.locator(".tallies")).containsText(trials.patients().size() + "compared");
        assertThat(result.locator(".tallies")).containsText(expected.size() + "with another advice");
        assertThat(shown(result)).isEqualTo(expected);
        assertThat(result).containsText("A1 Consider red blood cell transfusion");
        visit.look("protocol-effect");

        Download csv = page.waitForDownload(() -> at.press("Download as CSV"));
        List<String> lines = Files.readAllLines(csv.path());
        assertThat(lines).hasSizeGreaterThan(trials.patients().size());
        assertThat(lines.stream()
                        .filter(line -> line.contains(",other advice,"))
                        .map(line -> line.split(",")[0]))
                .containsOnly(expected.toArray(String[]::new));
        assertThat(server.get("/fhir/PlanDefinition/" + SHIPPED).body()).isEqualTo(stored);

        at.change("A1", "hemoglobin below", "11.1");
        assertThat(result).containsText("The copy was changed since");
        assertThat(at.state()).hasText("unchecked");
    }

    private static Set<String> shown(Locator result) {
        Set<String> shown = new TreeSet<>();
        result.locator("table [data-patient]").all().forEach(who -> shown.add(who.getAttribute("data-patient")));
        return shown;
    }

    @Test
    void words_that_a_change_makes_doubtful_are_marked() {
        ProtocolPage at = ProtocolPage.ready(visit, "");
        Page page = at.page();
        at.edit();
        at.change("holdGrade", "2");
        at.press("Read the copy above");
        assertThat(page.locator("#protocol-title")).containsText("Edited copy, not stored");
        Locator rule = page.locator("#rule-H1");
        assertThat(rule).containsText("any of the three lines is grade 3 or higher may be out of date");
        assertThat(page.locator("#rule-P1")).not().containsText("may be out of date");
        assertThat(rule.locator(".stands")).containsText("the neutrophil grade is at least 2");
    }

    @Test
    void a_broken_condition_is_told_at_its_element() {
        visit.expectInConsole("Refusal");
        ProtocolPage at = ProtocolPage.ready(visit, "");
        Page page = at.page();
        at.edit();
        at.rewrite("%platelets < 20 '10*9/L' or", "%platelets < 20 'g/dL' or");
        assertThat(page.locator("#copy-changes")).containsText("Condition is: (%platelets < 20 'g/dL'");
        at.check("1 problem");
        Locator problem = page.locator("#check-result li");
        assertThat(problem)
                .hasAttribute("data-element", Pattern.compile("PlanDefinition\\.action\\[\\d+]\\.condition\\[0].*"));
        assertThat(problem).containsText("%platelets is an amount in '10*9/L'");
        visit.look("protocol-problem");
        problem.locator("button").click();
        assertThat(at.text()).isFocused();
        assertThat((String) at.text().evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)"))
                .contains("%platelets < 20 'g/dL' or");

        at.press("Compare the effect");
        assertThat(page.locator("#effect-result")).containsText("The copy cannot be used");
        at.press("Store it");
        assertThat(page.locator("#store-said")).containsText("Not stored: the copy cannot be used");

        at.rewrite("\"resourceType\":", "\"resourceType\"");
        assertThat(page.locator("#protocol-json-mistake")).containsText("a colon is expected here");
        assertThat(at.state()).hasText("unchecked");
        at.press("Reset: undo all");
        assertThat(page.locator("#copy-changes")).containsText("Nothing is changed yet");
        at.press("Undo");
        assertThat(page.locator("#copy-changes")).containsText("Condition is: (%platelets < 20 'g/dL'");
        at.press("Undo");
        at.check("ok");
    }

    @Test
    void a_copy_outlasts_a_reload_and_goes_to_the_workbench() {
        ProtocolPage at = ProtocolPage.ready(visit, "");
        Page page = at.page();
        at.edit();
        at.change("P1", "platelets below", "30");
        page.reload();
        assertThat(page.locator("#copy-changes")).containsText("Condition is: (%platelets < 30 '10*9/L'");
        at.press("Try it in the workbench");
        page.waitForURL(Pattern.compile(".*/workbench/\\?.*"));
        assertThat(page.locator(".check")).containsText("The copy can be used");
        assertThat(page.locator("#protocol-json")).hasValue(Pattern.compile(".*%platelets < 30 .*", Pattern.DOTALL));
    }

    @Test
    void a_copy_is_stored_as_the_next_version_and_only_over_what_it_was_made_from() {
        String id = ProtocolPage.own(server);
        ProtocolPage at = ProtocolPage.ready(visit, "?id=" + id);
        Page page = at.page();
        at.edit();
        at.change("holdGrade", "2");
        Locator version = page.getByLabel("New version");
        assertThat(version).hasValue("0.2.1");
        version.fill("0.2.0");
        assertThat(page.locator("#store-version-problem")).containsText("would replace its text");
        at.press("Store it");
        assertThat(ProtocolPage.plan(server, id).path("meta").path("versionId").asText())
                .isEqualTo("1");
        version.fill("0.4.0");
        visit.look("protocol-store");
        at.press("Store it");
        assertThat(page.locator("#stored")).containsText("is version 0.4.0 (2 in the store)");
        assertThat(page.locator("#stored")).containsText("this one counts from the next call on");
        JsonNode plan = ProtocolPage.plan(server, id);
        assertThat(plan.path("version").asText()).isEqualTo("0.4.0");
        assertThat(plan.toString()).contains("\"name\":\"holdGrade\"", "\"expression\":\"2\"");
        assertThat(page.locator("#reading .about")).containsText("0.4.0");

        at.edit();
        at.change("holdGrade", "4");
        assertThat(ProtocolPage.put(server, ProtocolPage.plan(server, id).put("version", "0.5.0"))
                        .statusCode())
                .isEqualTo(200);
        visit.expectInConsole("Refusal");
        page.getByLabel("New version").fill("0.6.0");
        at.press("Store it");
        assertThat(page.locator("#store-said")).containsText("Somebody changed PlanDefinition/" + id);
        assertThat(ProtocolPage.plan(server, id).path("version").asText()).isEqualTo("0.5.0");
        ProtocolPage.delete(server, id);
    }

    @Test
    void a_copy_is_stored_as_a_protocol_of_its_own() {
        ProtocolPage at = ProtocolPage.ready(visit, "?id=cemsidomide-dose-escalation");
        Page page = at.page();
        at.edit();
        at.change("holdGrade", "2");
        assertThat(at.copy().path("extension").toString()).contains("\"name\":\"holdGrade\"");
        page.getByLabel("a protocol of its own").check();
        page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill(SHIPPED);
        at.press("Store it");
        assertThat(page.locator("#store-said")).containsText("is stored already: choose another id");
        String id = "page-own-escalation";
        page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill(id);
        page.getByLabel("Address (url)").fill("https://example.org/fhir/PlanDefinition/" + id);
        at.press("Store it");
        assertThat(page.locator("#stored")).containsText("PlanDefinition/" + id);
        assertThat(page.locator("#rule-H1 .made")).isVisible();
        assertThat(at.row("#own", "holdGrade")).containsText("Stands for was: 3");
        assertThat(at.row("#own", "H1")).containsText("Names in it");
        assertThat(page.locator("#rule-H1")).containsText("may be out of date");
        ProtocolPage.delete(server, id);
    }
}
