package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.fhir.ResourceStore;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** The pages of study teams at a server that asks for tokens: who signs in comes back to where they were. */
class SignedInIT {

    private static final String AUTHOR = "page-author";

    private final RunningServer server = SmartServer.shared();
    private final ResourceStore store = server.bean(ResourceStore.class);

    @RegisterExtension
    final PageVisit visit = PageVisit.of(server, ColorScheme.LIGHT, 1280);

    @BeforeEach
    void storeAuthor() {
        store.save(JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Practitioner")
                .put("id", AUTHOR));
    }

    @Test
    void a_reader_of_a_protocol_comes_back_to_the_same_rule() {
        Page page = visit.open("/protocol/?id=cemsidomide-cleared-dose#rule-P1");
        assertThat(page.locator("#gate")).containsText("This server asks who you are");
        assertThat(page.locator("#pages")).isHidden();
        visit.look("protocol-sign-in");
        signIn(page);
        assertThat(page.locator("#protocol-title")).containsText("cleared dose");
        assertThat(page.locator("tr.targeted")).hasAttribute("id", "rule-P1");
        assertThat(page.locator("#rule-P1 .made")).containsText("platelets are below 20 x10^9/L");
    }

    @Test
    void a_call_from_the_workbench_and_its_feedback_carry_the_token() {
        CoursePatient patient = CoursePatient.treatedInStore(server).neutropenic("0.9");
        Page page = visit.open("/workbench/?patient=" + patient.id());
        assertThat(page.locator("#gate")).containsText("Sign in, and calls carry your access token");
        assertThat(page.locator("#bench")).isHidden();
        visit.look("workbench-sign-in");
        signIn(page);

        Workbench bench = new Workbench(page);
        JsonNode context = bench.request(patient.id()).path("context");
        assertThat(context.path("userId").asText()).isEqualTo("Practitioner/" + AUTHOR);
        bench.send();
        assertThat(store.fetch("Communication?identifier=https://nadir-cds.github.io/fhir/sid/card|"
                        + bench.override("g-csf")))
                .hasSize(1);
    }

    @Test
    void a_cohort_is_counted_for_who_may_see_its_patients() {
        CoursePatient.treatedInStore(server).platelets("20", Duration.ofHours(3));
        Page page = visit.open("/cohort/?of=all&ctcaeVersion=6.0");
        assertThat(page.locator("#form")).containsText("This server asks who you are");
        visit.look("cohort-sign-in");
        signIn(page);
        assertThat(page).hasURL(Pattern.compile(".*of=all&ctcaeVersion=6.0"));
        assertThat(page.locator("#counts tr[data-term='thrombocytopenia']")).isVisible();
        assertThat(page.locator("#session")).containsText("Sign out");
    }

    private static void signIn(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.check("input[value='Practitioner/%s']".formatted(AUTHOR));
        page.click("form[method=post] button");
        page.click("#allow");
    }
}
