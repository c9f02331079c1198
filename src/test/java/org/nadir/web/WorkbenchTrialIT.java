package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** A changed protocol, tried at the hook workbench in a browser. */
class WorkbenchTrialIT {

    private static final String PROTOCOL = "/fhir/PlanDefinition/cemsidomide-hematologic-toxicity";

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void a_changed_threshold_is_tried_and_nothing_is_kept() {
        CoursePatient patient = CoursePatient.treated(server)
                .neutrophils("3.0", Duration.ofHours(3))
                .hemoglobin("12.5", Duration.ofHours(3))
                .platelets("25", Duration.ofHours(3));
        String stored = server.get(PROTOCOL).body();
        Workbench bench = Workbench.ready(visit, "patient=" + patient.id());
        Page page = bench.page();
        bench.press("Edit a copy");
        assertThat(page.locator(".check")).containsText("The copy can be used");
        changePlateletLimit(page, "20", "30");
        bench.request("%platelets < 30 '10*9/L'");
        bench.send();

        assertThat(page.locator("#answer")).containsText("Trial of an edited copy");
        Locator comparison = page.locator("#comparison");
        assertThat(comparison).containsText("2 cards differ");
        assertThat(comparison).containsText("1 rule answers otherwise");
        assertThat(comparison.locator("tr:has(th:text-is('Platelet transfusion'))"))
                .containsText("added");
        // Whether the patient bleeds is not known: that left P1 undecided, and the other card said so.
        assertThat(comparison.locator("tr:has(th:text-is('Interrupt treatment'))"))
                .containsText("only here: Not decided: Consider platelet transfusion");
        assertThat(comparison.locator("tr:has(th:text-is('P1 Consider platelet transfusion'))"))
                .containsText("unknowntrue");
        assertThat(bench.card("platelet-transfusion")).containsText("Trial");
        assertThat(bench.button("Override…")).hasCount(0);
        visit.look("workbench-trial");

        assertThat(server.get(PROTOCOL).body()).isEqualTo(stored);
        assertThat(RunningServer.json(server.get("/fhir/GuidanceResponse?patient=" + patient.id()))
                        .has("entry"))
                .isFalse();
        bench.press("Back to the stored protocol");
        bench.send();
        assertThat(bench.card("interrupt-treatment")).isVisible();
        assertThat(bench.card("platelet-transfusion")).hasCount(0);
        assertThat(comparison).isHidden();
    }

    private static void changePlateletLimit(Page page, String before, String after) {
        Locator limit = page.locator("fieldset", hasText("Rule P1")).getByLabel("platelets below");
        assertThat(limit).hasValue(before);
        limit.fill("thirty");
        limit.press("Tab");
        assertThat(limit).hasAttribute("aria-invalid", "true");
        limit.fill(after);
        limit.press("Tab");
        assertThat(limit).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    void a_copy_that_was_handed_over_is_tried_and_its_mistakes_are_told_by_element() {
        Workbench bench = Workbench.ready(visit, "patient=demo-grade-1-2");
        Page page = bench.page();
        page.evaluate(
                "protocol => sessionStorage.setItem('nadir.trial-protocol', protocol)",
                server.get(PROTOCOL).body().replace("%platelets < 20 '10*9/L'", "%platelets < 20 'g/dL'"));
        visit.expectInConsole("Refusal");
        Workbench.ready(visit, "trial=1&patient=demo-grade-1-2");
        assertThat(Workbench.alert(page.locator(".check"))).containsText("PlanDefinition.action");
        bench.send();
        assertThat(page.locator("#answer")).containsText("Status 400");
        assertThat(Workbench.alert(page.locator("#answer"))).containsText("extension.org.nadir.trial.protocol");
        visit.look("workbench-trial-refused");
    }

    @Test
    void a_trial_without_a_copy_is_told() {
        Workbench bench = Workbench.ready(visit, "trial=1&patient=demo-grade-1-2");
        assertThat(Workbench.alert(bench.page().locator("#protocol"))).containsText("No protocol was handed over");
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
