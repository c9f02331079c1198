package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.cdshooks.Caller.diagnosticsOf;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserAccessIT {

    private static final String SANDBOX = "https://sandbox.cds-hooks.org";

    private final DoorWithSettings door = new DoorWithSettings();

    @AfterEach
    void closeTheDoor() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /cds-services",
        "POST, /cds-services/mirror-patient-view",
        "POST, /cds-services/mirror-patient-view/feedback"
    })
    void preflightOfAnyOrigin_passesByDefault_withTokenAndJson_butWithoutCookies(String method, String path) {
        HttpResponse<String> answer = preflight(door.open(), SANDBOX, method, path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .get()
                .asString()
                .contains(method);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .get()
                .asString()
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void refusal_canBeReadByThePageThatCalled() {
        Caller caller = door.open();

        HttpResponse<String> answer =
                caller.send(caller.request("/cds-services/unknown").header("Origin", SANDBOX));

        diagnosticsOf(answer, 405);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void listedOrigin_passes_andAnother_is403() {
        Caller caller = door.open("--nadir.cds.allowed-origins=https://ehr.example.org," + SANDBOX);

        HttpResponse<String> listed = preflight(caller, SANDBOX, "GET", "/cds-services");
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).hasValue(SANDBOX);
        assertThat(diagnosticsOf(preflight(caller, "https://sandbox.cds-hooks.org.evil", "GET", "/cds-services"), 403))
                .contains("nadir.cds.allowed-origins");
        diagnosticsOf(caller.send(caller.request("/cds-services").header("Origin", "https://evil.org")), 403);
    }

    @Test
    void ownPages_passBehindAProxy_whoeverIsListed() {
        Caller caller = door.open(
                "--nadir.cds.allowed-origins=https://ehr.example.org",
                "--nadir.public-base-url=https://cds.example.org/nadir/");

        HttpResponse<String> own = preflight(caller, "https://cds.example.org", "POST", "/cds-services/x");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(preflight(caller, "https://ehr.example.org", "POST", "/cds-services/x")
                        .statusCode())
                .isEqualTo(200);
        diagnosticsOf(preflight(caller, "http://cds.example.org", "POST", "/cds-services/x"), 403);
    }

    @Test
    void noListedOrigin_leavesCallersThatAreNoBrowsersAlone() {
        Caller caller = door.open("--nadir.cds.allowed-origins=");

        assertThat(caller.get("/cds-services").statusCode()).isEqualTo(200);
        diagnosticsOf(preflight(caller, SANDBOX, "GET", "/cds-services"), 403);
    }

    private static HttpResponse<String> preflight(Caller caller, String origin, String method, String path) {
        return caller.send(caller.request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
