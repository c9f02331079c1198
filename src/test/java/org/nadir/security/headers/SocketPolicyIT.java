package org.nadir.security.headers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Browser;
import org.nadir.testing.RunningServer;

/** In a real browser the policy of a page lets it listen to this server, and to no other. */
class SocketPolicyIT {

    /** Says what became of a websocket: the policy is named before the socket fails. */
    private static final String OPENED = """
            address => new Promise(done => {
              document.addEventListener("securitypolicyviolation", event => done("forbidden by " + event.effectiveDirective));
              try {
                const socket = new WebSocket(address);
                socket.onopen = () => { socket.close(); done("open"); };
                socket.onerror = () => setTimeout(() => done("failed"), 500);
              } catch (refused) {
                setTimeout(() => done("refused"), 500);
              }
            })
            """;

    private static Browser browser;

    private final RunningServer server = RunningServer.shared();

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void aPageOpensTheWebsocketOfItsServer() {
        assertThat(opened(server.base().replaceFirst("http", "ws") + "/websocket"))
                .isEqualTo("open");
    }

    @Test
    void aPageOpensNoWebsocketElsewhere() {
        assertThat(opened("ws://localhost:1/websocket")).isEqualTo("forbidden by connect-src");
        assertThat(opened("wss://ehr.example.org/websocket")).isEqualTo("forbidden by connect-src");
    }

    private Object opened(String address) {
        Page page = browser.page();
        page.navigate(server.base() + "/index.html");
        return page.evaluate(OPENED, address);
    }
}
