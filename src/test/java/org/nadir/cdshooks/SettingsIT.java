package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nadir.cdshooks.Caller.diagnosticsOf;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsIT {

    private static final String VIEW = "/cds-services/mirror-patient-view";

    private final DoorWithSettings door = new DoorWithSettings();

    @AfterEach
    void closeTheDoor() {
        door.close();
    }

    @Test
    void shorterLimit_isObeyedToTheByte() {
        Caller caller = door.open("--nadir.cds.max-request-bytes=100");

        assertThat(diagnosticsOf(caller.post(VIEW, " ".repeat(101)), 413)).contains("100 bytes");
        assertThat(diagnosticsOf(caller.post(VIEW, " ".repeat(100)), 400)).startsWith("body");
    }

    @Test
    void originThatIsNone_stopsTheStart_withTheNameOfTheSetting() {
        assertThatThrownBy(() -> door.open("--nadir.cds.allowed-origins=ehr.example.org"))
                .hasStackTraceContaining("nadir.cds.allowed-origins must be");
    }

    @Test
    void behindATrustedProxy_theOriginIsTheProxys() {
        Caller caller = door.open("--server.forward-headers-strategy=framework");

        HttpResponse<String> answer = caller.send(caller.request(VIEW)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "cds.example.org")
                .POST(BodyPublishers.ofString("""
                                {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e07",
                                 "context": {"userId": "Practitioner/1", "patientId": "1"}}
                                """)));

        assertThat(Example.json(answer.body()).at("/cards/1/extension/origin").asText())
                .isEqualTo("https://cds.example.org");
    }
}
