package org.nadir.security.fhiraccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** A summary that is made later is for the caller who started it. */
class SummariesOfCallersIT {

    private static final RunningServer SERVER = AccessScene.SERVER;
    private static final String KICK_OFF = "/fhir/Patient/$toxicity-summary";

    private static HttpResponse<String> ask(String method, String address, String kind) {
        String token = TokenKind.all().stream()
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow()
                .token(SERVER.base());
        return SERVER.send(SERVER.request(address)
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "respond-async")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static int status(String method, String address, String kind) {
        return ask(method, address, kind).statusCode();
    }

    @Test
    void anotherCallerWhoMaySeeAllPatientsFindsNothing_andCancelsNothing() {
        HttpResponse<String> answer = ask("GET", KICK_OFF, "s-all-read");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String job = answer.headers().firstValue("Content-Location").orElseThrow();

        for (String other : new String[] {"s-all-cruds", "u-staff-rs"}) {
            assertThat(status("GET", job, other)).as(other).isEqualTo(404);
            assertThat(status("DELETE", job, other)).as(other).isEqualTo(404);
        }
        assertThat(status("GET", job, "s-all-read")).isIn(200, 202);
        assertThat(status("DELETE", job, "s-all-read")).isEqualTo(202);
        assertThat(status("GET", job, "s-all-read")).isEqualTo(404);
    }

    @Test
    void whoMayNotSeeAllPatientsIsRefused_whetherThereIsAJobOrNot() {
        for (String kind : new String[] {"p-all-cruds", "s-obs-rs", "no-data"}) {
            assertThat(status("GET", KICK_OFF, kind)).as(kind).isEqualTo(403);
            assertThat(status("GET", "/fhir/$toxicity-summary-status?job=1", kind))
                    .as(kind)
                    .isEqualTo(403);
        }
    }
}
