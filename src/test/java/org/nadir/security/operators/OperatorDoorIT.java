package org.nadir.security.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

class OperatorDoorIT {

    private static final RunningServer SERVER = SmartServer.shared();

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void anyoneMayAskWhetherTheServerIsWell_andLearnsNoMore(String probe) {
        HttpResponse<String> answer = SERVER.get("/actuator/health" + probe);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP").doesNotContain("components", "PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator", "/actuator/env", "/actuator/health/db"})
    void theRestIsForOperators(String path) {
        HttpResponse<String> answer = SERVER.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(way -> assertThat(way).startsWith("Basic"));
    }

    @Test
    void theOperatorsPasswordOpensTheMetrics_andAnotherDoesNot() {
        assertThat(metrics(SmartServer.OPERATOR_PASSWORD).statusCode()).isEqualTo(200);
        assertThat(metrics(SmartServer.OPERATOR_PASSWORD + "x").statusCode()).isEqualTo(401);
        assertThat(metrics("").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> metrics(String password) {
        String basic = Base64.getEncoder()
                .encodeToString((OperatorProperties.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        return SERVER.send(SERVER.request("/actuator/prometheus").header("Authorization", "Basic " + basic));
    }
}
