package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** What an authorization request must be, and the pages between it and the code. */
class AuthorizationIT {

    private final RunningServer server = TrialPatients.server();
    private final TrialApp app = new TrialApp(server);

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "code_challenge,        none,                   invalid_request",
                "code_challenge_method, plain,                  invalid_request",
                "code_challenge_method, none,                   invalid_request",
                "aud,                   none,                   invalid_request",
                "aud,                   https://example.org/fhir, invalid_request",
                "state,                 none,                   invalid_request",
                "scope,                 system/*.cruds,         invalid_scope",
                "scope,                 none,                   invalid_scope",
                "launch,                unknown,                invalid_request",
                "response_type,         token,                  none",
            })
    void a_bad_request_goes_back_to_the_app_with_the_error(
            String parameter, @Nullable String value, @Nullable String error) {
        Map<String, String> request = app.request(parameter, value);
        request.putIfAbsent("launch", app.launch("trial-one"));
        HttpResponse<String> answer = app.authorize(request);
        if (error == null) {
            assertThat(answer.statusCode()).isEqualTo(400);
            return;
        }
        assertThat(app.location(answer).toString()).startsWith(TrialApp.REDIRECT_URI + "?");
        Map<String, String> said = TrialApp.parameters(app.location(answer));
        assertThat(said).containsEntry("error", error).doesNotContainKey("code");
        assertThat(said.get("state")).isEqualTo(request.get("state"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/app", "http://localhost@example.org/", "http://localhost:9/app#fragment", ""
            })
    void an_address_that_is_not_the_apps_is_never_redirected_to(String redirectUri) {
        HttpResponse<String> answer = app.authorize(app.request("redirect_uri", redirectUri));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9/registered/", "http://localhost:9/registered?a=b", "http://localhost:8/registered",
                "http://127.0.0.1:9/registered", "HTTP://localhost:9/registered", "http://localhost:9/Registered"
            })
    void a_registered_redirect_uri_counts_only_letter_by_letter(String almost) {
        Map<String, String> request = app.request("client_id", "secret-app", "redirect_uri", almost);
        assertThat(app.authorize(request).statusCode()).isEqualTo(400);
        request.put("redirect_uri", SmartServer.REDIRECT_URI);
        request.put(
                "launch", app.launch("secret-app", "trial-one").path("launch").asText());
        assertThat(app.authorize(request).statusCode()).isEqualTo(302);
    }

    @Test
    void an_unknown_client_is_never_redirected() {
        assertThat(app.authorize(app.request("client_id", "stranger")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_launch_works_once() {
        Map<String, String> request = app.request("launch", app.launch("trial-one"));
        assertThat(app.follow(app.authorize(request)).body()).contains("What may the app do?");
        assertThat(TrialApp.parameters(app.location(app.authorize(request)))).containsEntry("error", "invalid_request");
    }

    @Test
    void a_launch_of_another_app_is_refused() {
        String launch = app.launch("secret-app", "trial-one").path("launch").asText();
        HttpResponse<String> answer = app.authorize(app.request("launch", launch));
        assertThat(TrialApp.parameters(app.location(answer))).containsEntry("error", "invalid_request");
    }

    @Test
    void a_posted_request_is_as_good_as_any() {
        Map<String, String> request = app.request("launch", app.launch("trial-one"));
        HttpResponse<String> page = app.follow(app.post(Addresses.AUTHORIZE, TrialApp.form(request)));
        assertThat(TrialApp.parameters(app.allow(page)))
                .containsKey("code")
                .containsEntry("state", request.get("state"));
    }

    @Test
    void the_consent_page_escapes_what_others_wrote_and_runs_no_script() {
        HttpResponse<String> page = app.consent("trial-one");
        assertThat(page.body())
                .contains("Trial &lt;b&gt;&amp;amp; S\u00f6hne&lt;/b&gt;")
                .doesNotContain("<b>&", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " form-action 'self' http://localhost:9");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_dropped_scope_is_not_granted() {
        URI answer = app.allow(
                app.consent("trial-one", "scope", "launch patient/Patient.rs patient/Observation.rs"),
                "patient/Patient.rs");
        String code = TrialApp.code(answer);
        String scope = RunningServer.json(app.exchange(code)).path("scope").asText();
        assertThat(scope.split(" ")).containsExactlyInAnyOrder("launch", "patient/Observation.rs");
    }

    @Test
    void whoever_allows_nothing_sends_the_app_away() {
        HttpResponse<String> page = app.consent("trial-one");
        HttpResponse<String> answer = app.submit(page, Addresses.AUTHORIZE, Map.of());
        assertThat(TrialApp.parameters(app.location(answer))).containsEntry("error", "access_denied");
    }

    @Test
    void another_browser_cannot_answer_for_the_user() {
        HttpResponse<String> page = app.consent("trial-one");
        TrialApp stranger = new TrialApp(server);
        stranger.consent("trial-two");
        HttpResponse<String> answer = stranger.get(page.uri().toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        TrialApp nobody = new TrialApp(server);
        assertThat(nobody.follow(nobody.get(page.uri().toString())).body()).contains("Who are you?");
    }

    @Test
    void a_standalone_app_gets_the_patient_that_the_user_picks() {
        String scope = "launch/patient openid fhirUser patient/Observation.rs";
        HttpResponse<String> signIn = app.follow(app.authorize(app.request("scope", scope)));
        assertThat(signIn.body()).contains("Who are you?", "Trialdoctor");
        HttpResponse<String> picker =
                app.follow(app.submit(signIn, Addresses.SIGN_IN, Map.of("user", "Practitioner/trial-doctor")));
        assertThat(picker.body()).contains("Choose a patient");
        HttpResponse<String> found = app.get(picker.uri() + "&q=1950-02-03");
        assertThat(found.body()).contains("Patient/trial-one", "Patient/trial-two");
        HttpResponse<String> consent =
                app.follow(app.submit(found, Addresses.PATIENT, Map.of("patient", "Patient/trial-two")));
        String code = TrialApp.code(app.allow(consent));
        assertThat(RunningServer.json(app.exchange(code)).path("patient").asText())
                .isEqualTo("trial-two");
    }

    @Test
    void a_patient_who_signs_in_is_the_patient() {
        HttpResponse<String> signIn =
                app.follow(app.authorize(app.request("scope", "launch/patient openid fhirUser patient/*.rs")));
        HttpResponse<String> consent =
                app.follow(app.submit(signIn, Addresses.SIGN_IN, Map.of("user", "Patient/trial-two")));
        String code = TrialApp.code(app.allow(consent));
        assertThat(RunningServer.json(app.exchange(code)).path("patient").asText())
                .isEqualTo("trial-two");
    }

    @Test
    void a_form_that_does_not_come_from_the_page_is_refused() {
        assertThat(app.post(Addresses.SIGN_IN, "user=Practitioner/trial-doctor").statusCode())
                .isEqualTo(403);
        assertThat(app.post(Addresses.LAUNCH, "client_id=nadir-app").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_page_of_the_ehr_starts_an_app() {
        HttpResponse<String> page = app.get(Addresses.LAUNCH + "?q=trial-one");
        Map<String, String> order = new LinkedHashMap<>();
        order.put("client_id", "nadir-app");
        order.put("launch_url", "http://localhost:9/start?theme=dark");
        order.put("user", "Practitioner/trial-doctor");
        order.put("patient", "Patient/trial-one");
        order.put("encounter", "trial-visit");
        URI start = app.location(app.submit(page, Addresses.LAUNCH, order));
        assertThat(start.toString()).startsWith("http://localhost:9/start?theme=dark&iss=");
        Map<String, String> parameters = TrialApp.parameters(start);
        assertThat(parameters).containsEntry("iss", server.base() + "/fhir");
        String code = TrialApp.code(
                app.allow(app.follow(app.authorize(app.request("launch", TrialApp.value(parameters, "launch"))))));
        assertThat(RunningServer.json(app.exchange(code)).path("encounter").asText())
                .isEqualTo("trial-visit");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "launch_url, https://example.org/",
        "user, Practitioner/nobody",
        "user, Patient/trial-two",
        "patient, nobody",
        "encounter, elsewhere",
        "client_id, backend"
    })
    void the_ehr_starts_nothing_that_does_not_exist(String field, String value) {
        Map<String, String> order = new LinkedHashMap<>(
                Map.of("client_id", "nadir-app", "user", "Practitioner/trial-doctor", "patient", "trial-one"));
        order.put(field, value);
        HttpResponse<String> page = app.get(Addresses.LAUNCH);
        order.putIfAbsent("launch_url", "http://localhost:9/");
        assertThat(app.submit(page, Addresses.LAUNCH, order).statusCode()).isEqualTo(400);
    }
}
