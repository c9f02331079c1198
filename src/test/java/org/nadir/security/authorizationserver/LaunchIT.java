package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nadir.testing.Browser;
import org.nadir.testing.RunningServer;

/** An app with the fhirclient library, in a real browser, is launched by the EHR and by itself. */
class LaunchIT {

    /** Its page after the launch tells what it could read; {@code %s} is the address of the library. */
    private static final String APP = """
            <!doctype html><meta charset="utf-8"><script src="/fhir-client.js"></script><pre id="result"></pre>
            <script>
            const refused = (client, path) => client.request(path).then(() => "read", e => String(e.status || e.statusCode));
            FHIR.oauth2.ready().then(async client => {
              const patient = await client.patient.read();
              const counts = await client.request("Observation?patient=" + client.patient.id);
              const other = client.patient.id === "trial-one" ? "trial-two" : "trial-one";
              return {
                patient: patient.id, encounter: client.encounter.id, user: client.getFhirUser(),
                counts: counts.entry.map(entry => entry.resource.id),
                other: await refused(client, "Patient/" + other),
                otherCount: await refused(client, "Observation/" + other + "-count"),
                refreshed: client.state.tokenResponse.refresh_token ? (await client.refresh()).tokenResponse.patient : null
              };
            }).catch(e => ({error: String(e)}))
              .then(result => { document.getElementById("result").textContent = JSON.stringify(result); });
            </script>
            """;

    private static final String LAUNCH = """
            <!doctype html><meta charset="utf-8"><script src="/fhir-client.js"></script>
            <script>FHIR.oauth2.authorize({clientId: "nadir-app", redirectUri: "app.html",
              scope: "launch openid fhirUser offline_access patient/*.read"});</script>
            """;

    private static final String STANDALONE = """
            <!doctype html><meta charset="utf-8"><script src="/fhir-client.js"></script>
            <script>FHIR.oauth2.authorize({clientId: "nadir-app", redirectUri: "app.html", pkceMode: "required",
              iss: new URLSearchParams(location.search).get("server"),
              scope: "launch/patient openid fhirUser patient/Patient.rs patient/Observation.rs"});</script>
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As its makers publish it, and as our own pages use it. */
    private static final Path FHIR_CLIENT = Path.of("src/main/resources/static/vendor/fhir-client.js");

    private static Browser browser;
    private static HttpServer pages;

    private final RunningServer server = TrialPatients.server();

    @BeforeAll
    static void start() throws IOException {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map.of(
                        "/fhir-client.js", Files.readString(FHIR_CLIENT),
                        "/launch.html", LAUNCH,
                        "/standalone.html", STANDALONE,
                        "/app.html", APP)
                .forEach(LaunchIT::serve);
        pages.start();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            assertThat(browser.strangers()).as("addresses of other machines").isEmpty();
            browser.close();
        }
        pages.stop(0);
    }

    @Test
    void an_app_that_the_ehr_opens_reads_the_open_patient_and_no_other() {
        Page page = browser.page();
        page.navigate(server.base() + Addresses.LAUNCH + "?q=trial-one");
        page.selectOption("select[name=client_id]", "nadir-app");
        page.fill("input[name=launch_url]", address("/launch.html"));
        page.check("input[value='Practitioner/trial-doctor']");
        page.check("input[value='Patient/trial-one']");
        page.fill("input[name=encounter]", "trial-visit");
        page.click("form[method=post] button");
        page.click("#allow");
        JsonNode result = result(page);
        assertThat(result.path("patient").asText()).as(result.toString()).isEqualTo("trial-one");
        assertThat(result.path("encounter").asText()).isEqualTo("trial-visit");
        assertThat(result.path("user").asText()).isEqualTo("Practitioner/trial-doctor");
        assertThat(result.path("counts")).extracting(JsonNode::asText).containsExactly("trial-one-count");
        assertThat(result.path("other").asText()).isIn("403", "404");
        assertThat(result.path("otherCount").asText()).isIn("403", "404");
        assertThat(result.path("refreshed").asText()).isEqualTo("trial-one");
    }

    @Test
    void an_app_that_the_user_opens_reads_the_patient_picked_with_the_keyboard_alone() {
        Page page = browser.page();
        page.navigate(address("/standalone.html?server=" + server.base() + "/fhir"));
        page.waitForURL("**" + Addresses.SIGN_IN + "**");
        page.focus("input[value='Practitioner/trial-doctor']");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        page.waitForURL("**" + Addresses.CONSENT + "**");
        // The search field gets the focus without a key.
        page.waitForSelector("input[name=q]:focus");
        page.keyboard().type("trial-two");
        page.keyboard().press("Enter");
        page.waitForURL("**q=trial-two**");
        page.focus("input[value='Patient/trial-two']");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        page.focus("#allow");
        page.keyboard().press("Enter");
        JsonNode result = result(page);
        assertThat(result.path("patient").asText()).as(result.toString()).isEqualTo("trial-two");
        assertThat(result.path("counts")).extracting(JsonNode::asText).containsExactly("trial-two-count");
        assertThat(result.path("other").asText()).isIn("403", "404");
        assertThat(result.path("otherCount").asText()).isIn("403", "404");
    }

    private static JsonNode result(Page page) {
        page.waitForFunction("document.getElementById('result')?.textContent");
        try {
            return JSON.readTree(page.textContent("#result"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(String path) {
        return "http://localhost:" + pages.getAddress().getPort() + path;
    }

    private static void serve(String path, String content) {
        pages.createContext(path, exchange -> {
            byte[] body = content.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
