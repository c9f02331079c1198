package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.nadir.testing.RunningServer;

/** What tests do at the protocol page. */
record ProtocolPage(Page page) {

    static final String SHIPPED = "cemsidomide-hematologic-toxicity";

    private static final String PLANS = "/fhir/PlanDefinition/";

    /** Opens the page and waits until a protocol can be read. */
    static ProtocolPage ready(PageVisit visit, String query) {
        Page page = visit.open("/protocol/" + query);
        assertThat(page.locator("#protocol-title")).isVisible();
        return new ProtocolPage(page);
    }

    /** A protocol of the test's own, with the text of the shipped one, which no test may change. */
    static String own(RunningServer server) {
        ObjectNode plan = plan(server, SHIPPED);
        String id = "page-" + UUID.randomUUID();
        plan.put("id", id).put("url", "https://example.org/fhir/PlanDefinition/" + id);
        plan.put("title", "A protocol of a test").remove("meta");
        assertThat(put(server, plan).statusCode()).isEqualTo(201);
        return id;
    }

    static ObjectNode plan(RunningServer server, String id) {
        return (ObjectNode) RunningServer.json(server.get(PLANS + id));
    }

    static HttpResponse<String> put(RunningServer server, JsonNode plan) {
        return server.put(PLANS + plan.path("id").asText(), plan.toString());
    }

    static void delete(RunningServer server, String id) {
        assertThat(server.send(server.request(PLANS + id).DELETE()).statusCode())
                .isEqualTo(200);
    }

    /** Begins a copy of what is shown. */
    void edit() {
        buttonLike("Edit a copy of").click();
        assertThat(state()).hasText("unchecked");
    }

    /** Changes a number of a rule. */
    void change(String rule, String label, String value) {
        type(page.locator("fieldset[data-rule='%s']".formatted(rule)).getByLabel(label), value);
    }

    /** Changes the number of a variable. */
    void change(String variable, String value) {
        type(page.locator("fieldset", hasText("%" + variable + ":")).getByLabel("value"), value);
    }

    private static void type(Locator field, String value) {
        field.fill(value);
        field.press("Tab");
    }

    /** Opens the text of the copy and replaces a part of it. */
    void rewrite(String before, String after) {
        Locator area = text();
        String text = area.inputValue();
        assertThat(text).contains(before);
        area.fill(text.replace(before, after));
    }

    Locator text() {
        Locator area = page.locator("#protocol-json");
        if (!area.isVisible()) {
            page.getByText("The whole copy as JSON").click();
        }
        return area;
    }

    /** The copy as it is in its text. */
    JsonNode copy() {
        try {
            return new ObjectMapper().readTree(page.locator("#protocol-json").inputValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The copy is not JSON", e);
        }
    }

    void check(String state) {
        press("Check the copy");
        assertThat(state()).hasText(state);
    }

    Locator state() {
        return page.locator("#check-state");
    }

    Locator row(String table, String item) {
        return page.locator("%s tr[data-item='%s']".formatted(table, item));
    }

    void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator buttonLike(String beginning) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + beginning)));
    }

    static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
