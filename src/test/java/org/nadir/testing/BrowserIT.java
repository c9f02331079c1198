package org.nadir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class BrowserIT {

    @Test
    void requests_to_other_machines_are_noted_and_lead_nowhere() {
        try (Browser browser = new Browser()) {
            Page page = browser.page();
            page.navigate("data:text/html,<p>here</p>");
            assertThat(browser.strangers()).isEmpty();
            Object answer = page.evaluate("""
                    async () => {
                      const failed = (address) => fetch(address, {mode: "no-cors"}).then(() => "answered", () => "failed");
                      const socket = new Promise((told) => { new WebSocket("ws://192.0.2.1/").onerror = () => told("failed"); });
                      return [await failed("https://elsewhere.example/a.js"), await failed("http://192.0.2.1/b"), await socket].join();
                    }""");
            assertThat(answer).isEqualTo("failed,failed,failed");
            assertThat(browser.strangers())
                    .containsExactlyInAnyOrder(
                            "https://elsewhere.example/a.js", "http://192.0.2.1/b", "ws://192.0.2.1/");
        }
    }
}
