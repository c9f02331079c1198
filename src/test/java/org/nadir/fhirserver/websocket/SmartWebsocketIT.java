package org.nadir.fhirserver.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.AccessTokenClaims;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** A page with the access token of a launch listens, and to nothing but its patient. */
class SmartWebsocketIT {

    private static final int POLICY_VIOLATION = 1008;

    /** What an app that watches a patient asks for, and not more. */
    private static final String WATCHING = "patient/Subscription.crd patient/Observation.rs patient/DetectedIssue.rs";

    private final RunningServer server = SmartServer.shared();
    private final Scene administrator = new Scene(server, token("system/*.cruds", "", ""));
    private final Scene app = administrator.as(token(WATCHING, "heard", ""));

    @BeforeEach
    void storePatients() {
        administrator.storePatient("heard");
        administrator.storePatient("unheard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation?patient=Patient/heard", "DetectedIssue?patient=Patient/heard"})
    void appSubscribesToItsPatient_readsAndDeletesWhatItWrote(String criteria) {
        String id = app.subscribe(
                criteria, ", \"end\": \"%s\"".formatted(Instant.now().plusSeconds(3_600)));

        assertThat(app.askForToken(id).statusCode()).isEqualTo(200);
        assertThat(app.send("DELETE", "Subscription/" + id, "").statusCode()).isEqualTo(200);
        assertThat(app.askForToken(id).statusCode()).isIn(404, 410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient=Patient/unheard",
                "Observation?code=751-8",
                "Observation",
                "Condition?patient=Patient/heard",
                "Observation?patient=Patient/heard,Patient/unheard"
            })
    void appSubscribesToNothingElse(String criteria) {
        HttpResponse<String> answer = app.create(criteria, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void pageListensWithoutAHeader() {
        String id = subscription("heard");
        try (Listener page =
                Listener.at(server, "Origin", server.base()).say("bind-with-token " + app.bindingToken(id))) {
            page.awaitText("bound " + id);
            administrator.storeResult("unheard");
            administrator.storeResult("heard");

            page.awaitText("ping " + id);
            assertThat(page.rest()).isEmpty();
        }
    }

    @Test
    void stolenTokenThatWasUsed_bindsNothing() {
        String token = app.bindingToken(subscription("heard"));
        try (Listener page = Listener.at(server).say("bind-with-token " + token);
                Listener thief = Listener.at(server)) {
            page.awaitText("bound");
            thief.say("bind-with-token " + token).awaitText("error");
            assertThat(thief.awaitEnd()).isEqualTo(POLICY_VIOLATION);
            assertThat(page.isOpen()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} of {1} {2}: {3}")
    @CsvSource({
        "patient/Subscription.r, heard, '', 200",
        "user/Subscription.r, '', Practitioner/1, 200",
        "system/Subscription.r, '', '', 200",
        "patient/*.cruds, unheard, '', 404",
        "user/*.cruds, '', Patient/unheard, 404",
        "patient/Observation.rs, heard, '', 403",
        "patient/Subscription.cud, heard, '', 403",
        "patient/Subscription.r, '', '', 403",
        "launch openid, heard, '', 403"
    })
    void whoMayReadTheSubscription_getsAToken(String scope, String patient, String user, int expected) {
        HttpResponse<String> answer =
                administrator.as(token(scope, patient, user)).askForToken(subscription("heard"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    @Test
    void nobodyElseGetsOne() {
        assertThat(administrator.as("").askForToken(subscription("heard")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void plainBind_isForThoseWhoMayReadEverySubscription() {
        String id = subscription("heard");
        try (Listener page = Listener.at(server).say("bind " + id);
                Listener service =
                        Listener.at(server, "Authorization", "Bearer " + token("system/Subscription.r", "", ""))) {
            page.awaitText("error", "bind-with-token");
            assertThat(page.awaitEnd()).isEqualTo(POLICY_VIOLATION);
            service.say("bind " + id).awaitText("bound " + id);
        }
    }

    @Test
    void socketEndsWithTheAccessTokenThatOpenedOrBoundIt() {
        String id = subscription("heard");
        String ofService = shortLived(claims("system/Subscription.r", "", ""));
        String ofApp = shortLived(claims(WATCHING, "heard", ""));
        try (Listener service = Listener.at(server, "Authorization", "Bearer " + ofService)
                        .say("bind " + id);
                Listener page = Listener.at(server)
                        .say("bind-with-token " + administrator.as(ofApp).bindingToken(id))) {
            for (Listener listener : List.of(service, page)) {
                listener.awaitText("bound").awaitText("error", "access token");
                assertThat(listener.awaitEnd()).isEqualTo(POLICY_VIOLATION);
            }
        }
    }

    private static String shortLived(JWTClaimsSet.Builder claims) {
        return SmartServer.ISSUER.sign(
                claims.expirationTime(Date.from(Instant.now().plusSeconds(20))).build());
    }

    private String subscription(String patient) {
        return administrator.subscribe("Observation?patient=Patient/" + patient, "");
    }

    private static String token(String scope, String patient, String user) {
        return SmartServer.ISSUER.sign(claims(scope, patient, user).build());
    }

    private static JWTClaimsSet.Builder claims(String scope, String patient, String user) {
        JWTClaimsSet.Builder claims = AccessTokenClaims.with(scope);
        if (!patient.isEmpty()) {
            claims.claim("patient", patient);
        }
        return user.isEmpty() ? claims : claims.claim("fhirUser", user);
    }
}
