package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.web.ProtocolPage.SHIPPED;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/** A protocol is read and compared in a browser. */
class ProtocolIT {

    private final RunningServer server = DemoServer.shared();

    @RegisterExtension
    final PageVisit visit = PageVisit.ofDemo();

    @Test
    void the_rules_stand_in_order_with_the_words_that_the_server_makes() {
        ProtocolPage at = ProtocolPage.ready(visit, "#rule-P1");
        Page page = at.page();
        JsonNode plan = ProtocolPage.plan(server, SHIPPED);
        Map<String, String> words = words(SHIPPED);
        List<String> ids = new ArrayList<>();
        plan.path("action").forEach(action -> ids.add(action.path("prefix").asText()));
        assertThat(words.keySet()).containsExactlyElementsOf(ids);

        Locator rows = page.locator("tr[data-rule]");
        assertThat(rows).hasCount(ids.size());
        for (int index = 0; index < ids.size(); index++) {
            Locator row = rows.nth(index);
            assertThat(row).hasAttribute("id", "rule-" + ids.get(index));
            assertThat(row.locator(".made")).containsText(words.get(ids.get(index)));
            JsonNode action = plan.path("action").path(index);
            assertThat(row).containsText(action.path("title").asText());
            assertThat(row)
                    .containsText(action.path("documentation")
                            .path(0)
                            .path("citation")
                            .asText());
        }
        assertThat(page.locator("tr.targeted")).hasAttribute("id", "rule-P1");
        assertThat(page.locator("#rule-P1")).isFocused();
        assertThat(page.locator("#rule-P1 .made mark").first()).hasText("20 x10^9/L");
        visit.look("protocol");
    }

    @Test
    void a_rule_that_is_not_there_is_told() {
        Page page = ProtocolPage.ready(visit, "?id=" + SHIPPED + "#rule-Z9").page();
        assertThat(page.locator("#no-rule")).containsText("no rule Z9");
        page.locator("#rule-H1 a.id").click();
        assertThat(page.locator("tr.targeted")).hasAttribute("id", "rule-H1");
        assertThat(page.locator("#no-rule")).hasCount(0);
        ProtocolPage.ready(visit, "?canonical=https://example.org/unknown");
        assertThat(page.locator("#gate")).containsText("https://example.org/unknown is not among the protocols");
    }

    @Test
    void a_derived_protocol_shows_its_own_differences_and_the_whole() {
        ProtocolPage at = ProtocolPage.ready(
                visit, "?canonical=https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-dose-escalation");
        Page page = at.page();
        Map<String, String> words = words("cemsidomide-dose-escalation");
        assertThat(page.locator("tr[data-rule]")).hasCount(words.size());
        words.forEach(
                (id, made) -> assertThat(page.locator("#rule-" + id + " .made")).containsText(made));
        assertThat(at.row("#own", "N3")).containsText("was not there");
        assertThat(at.row("#own", "N1")).containsText("not permitted in cycle 1");
        assertThat(at.row("#own", "F1")).hasCount(0);
    }

    @Test
    void two_versions_stand_side_by_side() {
        String id = ProtocolPage.own(server);
        var changed = ProtocolPage.plan(server, id).put("version", "0.3.0");
        var text = changed.toString().replace("%platelets < 20 '10*9/L'", "%platelets < 25 '10*9/L'");
        assertThat(server.put("/fhir/PlanDefinition/" + id, text).statusCode()).isEqualTo(200);

        ProtocolPage at = ProtocolPage.ready(visit, "?id=" + id + "&with=" + id + "@1");
        Page page = at.page();
        assertThat(page.locator("#beside-count")).containsText("2 of ");
        assertThat(at.row("#beside-result", "P1")).containsText("Condition was: (%platelets < 20 '10*9/L'");
        assertThat(at.row("#beside-result", "P1")).containsText("Condition is: (%platelets < 25 '10*9/L'");
        assertThat(at.row("#beside-result", "P1")).containsText("platelets are below 25 x10^9/L");
        assertThat(at.row("#beside-result", "about")).containsText("Version was: 0.2.0");
        assertThat(at.row("#beside-result", "H1")).hasCount(0);
        page.getByLabel("Also what is the same").check();
        assertThat(at.row("#beside-result", "H1")).containsText("same");
        visit.look("protocol-beside");

        page.locator("#protocol-choice-version").selectOption(id + "@1");
        assertThat(page.locator("#rule-P1 .made mark").first()).hasText("20 x10^9/L");
        assertThat(page.locator("#beside-count")).containsText("The two say the same");
        assertThat(page).hasURL(Pattern.compile(".*id=" + id + "&version=1&with=.*"));
        ProtocolPage.delete(server, id);
    }

    /** The words of each rule, in the protocol's order, as {@code $explain} gives them. */
    private Map<String, String> words(String id) {
        Map<String, String> words = new LinkedHashMap<>();
        for (JsonNode parameter : RunningServer.json(server.get("/fhir/PlanDefinition/" + id + "/$explain"))
                .path("parameter")) {
            if (parameter.path("name").asText().equals("rule")) {
                words.put(part(parameter, "id"), part(parameter, "words"));
            }
        }
        assertThat(words).isNotEmpty();
        return words;
    }

    private static String part(JsonNode parameter, String name) {
        for (JsonNode part : parameter.path("part")) {
            if (part.path("name").asText().equals(name)) {
                return part.path("valueString").asText();
            }
        }
        throw new AssertionError("No part " + name + " in " + parameter);
    }
}
