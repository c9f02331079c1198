package org.nadir.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.OpaqueIssuer;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

class OpaqueTokensIT {

    private static final OpaqueIssuer OPAQUE = SmartServer.OPAQUE_ISSUER;

    private final RunningServer server = SmartServer.shared();

    @Test
    void an_opaque_token_is_worth_what_its_issuer_says() {
        OPAQUE.tell("opaque-good", introspected("active\": true, \"scope\": \"system/*.rs"));
        assertThat(read("/fhir/Patient", "opaque-good").statusCode()).isEqualTo(200);
        int questions = OPAQUE.questions();
        assertThat(read("/fhir/Patient", "opaque-good").statusCode()).isEqualTo(200);
        assertThat(OPAQUE.questions()).isEqualTo(questions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active\": false, \"scope\": \"system/*.rs",
                "scope\": \"system/*.rs",
                "active\": \"true\", \"scope\": \"system/*.rs",
                "active\": true, \"scope\": \"",
                "active\": true, \"scope\": \"system/*.rs\", \"iss\": \"https://elsewhere.example.org",
                "active\": true, \"scope\": \"system/*.rs\", \"typ\": \"Refresh",
                "active\": true, \"scope\": \"system/*.rs\", \"aud\": \"https://elsewhere.example.org/fhir"
            })
    void an_opaque_token_that_is_not_for_us_opens_nothing(String answer) {
        String token = "opaque-" + UUID.randomUUID();
        OPAQUE.tell(token, introspected(answer));
        assertThat(read("/fhir/Patient", token).statusCode()).isEqualTo(401);
    }

    @Test
    void an_opaque_token_that_has_expired_opens_nothing() {
        OPAQUE.tell("opaque-old", """
                {"active": true, "client_id": "a", "scope": "system/*.rs", "aud": "%s", "exp": 1000000000}""".formatted(base()));
        assertThat(read("/fhir/Patient", "opaque-old").statusCode()).isEqualTo(401);
    }

    @Test
    void while_the_issuer_cannot_be_asked_the_door_stays_shut() {
        OPAQUE.tell("opaque-during-failure", introspected("active\": true, \"scope\": \"system/*.rs"));
        OPAQUE.setBroken(true);
        HttpResponse<String> answer = read("/fhir/Patient", "opaque-during-failure");
        OPAQUE.setBroken(false);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("opaque-during-failure");
        assertThat(read("/fhir/Patient", "opaque-during-failure").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> read(String path, String token) {
        return server.send(server.request(path).GET().header("Authorization", "Bearer " + token));
    }

    private static String introspected(String beginning) {
        return """
                {"aud": "%s", "client_id": "app", "exp": %d, "%s"}""".formatted(base(), Instant.now().plusSeconds(300).getEpochSecond(), beginning);
    }

    private static String base() {
        return SmartServer.shared().base() + "/fhir";
    }
}
