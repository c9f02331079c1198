package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;

/** What a link of a card carries for the app arrives with its token. */
class AppContextIT {

    private static final String SCOPE = "launch offline_access patient/*.rs";

    private final RunningServer server = TrialPatients.server();
    private final TrialApp app = new TrialApp(server);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card=5f0c8a3e-6d0f-3a34-8d55-1f4a0a4b9c10",
                "{\"card\": \"1\", \"note\": \"Zeile 1\\nZeile 2 <b>&amp;\u00e9\u2713\"}",
                " not stripped\n "
            })
    void comes_with_the_token_letter_by_letter_and_again_with_a_refreshed_one(String context) {
        JsonNode tokens = tokens(launch(order("trial-one", context)));

        assertThat(tokens.path("appContext").asText()).isEqualTo(context);
        assertThat(tokens.path("patient").asText()).isEqualTo("trial-one");
        JsonNode refreshed =
                RunningServer.json(app.refresh(tokens.path("refresh_token").asText()));
        assertThat(refreshed.path("appContext").asText()).isEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void is_left_out_where_there_is_none(String context) {
        ObjectNode order = order("trial-one", context);
        if (context.equals("none")) {
            order.remove("app_context");
        }

        assertThat(tokens(launch(order)).has("appContext")).isFalse();
    }

    @Test
    void stays_where_the_user_picks_the_patient() {
        HttpResponse<String> picker =
                app.follow(app.authorize(app.request("launch", launch(order("", "of the card")), "scope", SCOPE)));
        assertThat(picker.body()).contains("Choose a patient");
        HttpResponse<String> consent =
                app.follow(app.submit(picker, Addresses.PATIENT, Map.of("patient", "Patient/trial-two")));

        JsonNode tokens = RunningServer.json(app.exchange(TrialApp.code(app.allow(consent))));
        assertThat(tokens.path("patient").asText()).isEqualTo("trial-two");
        assertThat(tokens.path("appContext").asText()).isEqualTo("of the card");
    }

    @Test
    void can_be_given_on_the_page() {
        HttpResponse<String> page = app.get(Addresses.LAUNCH);
        assertThat(page.body()).contains("name=\"app_context\"");
        URI start = app.location(app.submit(
                page,
                Addresses.LAUNCH,
                Map.of(
                        "client_id", "nadir-app",
                        "launch_url", "http://localhost:9/start",
                        "user", "Practitioner/trial-doctor",
                        "patient", "Patient/trial-one",
                        "app_context", "of the page")));

        assertThat(tokens(TrialApp.value(TrialApp.parameters(start), "launch"))
                        .path("appContext")
                        .asText())
                .isEqualTo("of the page");
    }

    @Test
    void may_have_eight_kilobytes_and_no_more() {
        assertThat(tokens(launch(order("trial-one", "\u00e9".repeat(4_096))))
                        .path("appContext")
                        .asText())
                .hasSize(4_096);
        HttpResponse<String> refused = start(order("trial-one", "\u00e9".repeat(4_096) + "x"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RunningServer.json(refused).path("error_description").asText())
                .contains("app_context", "8192");
    }

    @Test
    void that_is_no_text_is_refused() {
        ObjectNode order = order("trial-one", "");
        order.putObject("app_context").put("card", "1");

        assertThat(start(order).statusCode()).isEqualTo(400);
    }

    private static ObjectNode order(String patient, String context) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("client_id", "nadir-app")
                .put("user", "Practitioner/trial-doctor")
                .put("patient", patient)
                .put("app_context", context);
    }

    private JsonNode tokens(String launch) {
        HttpResponse<String> answer = app.exchange(
                TrialApp.code(app.allow(app.follow(app.authorize(app.request("launch", launch, "scope", SCOPE))))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    private String launch(ObjectNode order) {
        HttpResponse<String> answer = start(order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("launch").asText();
    }

    private HttpResponse<String> start(ObjectNode order) {
        return server.send(server.request(Addresses.LAUNCH)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order.toString())));
    }
}
