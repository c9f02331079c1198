package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.nadir.testing.RunningServer;

/** What tests do at the hook workbench. */
record Workbench(Page page) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Opens the page and waits until the request lies on the desk. */
    static Workbench ready(PageVisit visit, String query) {
        Workbench bench = new Workbench(visit.open("/workbench/?" + query));
        bench.request("hookInstance");
        return bench;
    }

    /** A patient of the test's own with a count of neutrophils in 10*9/L, else without toxicity. */
    static CoursePatient neutropenic(RunningServer server, String neutrophils) {
        return CoursePatient.treated(server)
                .neutrophils(neutrophils, Duration.ofHours(3))
                .hemoglobin("12.5", Duration.ofHours(3))
                .platelets("200", Duration.ofHours(3));
    }

    /** The request on the desk, once it holds a text. */
    JsonNode request(String text) {
        page.waitForFunction("""
                text => document.querySelector("#request-json")?.value.includes(text)
                    && !document.querySelector("#request").hasAttribute("aria-busy")""", text);
        try {
            return JSON.readTree(page.locator("#request-json").inputValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The request is not JSON", e);
        }
    }

    void send() {
        press("Send");
        assertThat(page.locator("#answer")).not().containsText("Nothing was sent yet");
        assertThat(page.locator("#answer[aria-busy]")).hasCount(0);
    }

    /** Selects a text of the request and types another one. */
    void type(String before, String after) {
        page.locator("#request-json").evaluate("""
                (area, text) => {
                  const at = area.value.indexOf(text);
                  area.focus();
                  area.setSelectionRange(at, at + text.length);
                }""", before);
        page.keyboard().type(after);
    }

    Locator card(String topic) {
        return page.locator("#answer [data-topic='%s']".formatted(topic));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A button whose name begins so. */
    Locator buttonLike(String beginning) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + beginning)));
    }

    void press(String name) {
        button(name).click();
    }

    static void press(Locator card, String name) {
        card.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static Locator alert(Locator within) {
        return within.getByRole(AriaRole.ALERT);
    }
}
