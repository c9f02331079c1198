package org.nadir.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What tests do at the hook workbench. */
record Workbench(Page page) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Opens the page and waits until the request lies on the desk. */
    static Workbench ready(PageVisit visit, String query) {
        Workbench bench = new Workbench(visit.open("/workbench/?" + query));
        bench.request("hookInstance");
        return bench;
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

    /** Overrides the card of a topic with a reason and gives the card's uuid. */
    String override(String topic) {
        Locator card = card(topic);
        String uuid = card.getAttribute("data-card");
        PageVisit.press(card, "Override…");
        card.getByLabel("Why is this card overridden?").selectOption("Clinical judgement");
        PageVisit.press(card, "Override the card");
        assertThat(card).containsText("Overridden.");
        return uuid;
    }

    static Locator alert(Locator within) {
        return within.getByRole(AriaRole.ALERT);
    }
}
