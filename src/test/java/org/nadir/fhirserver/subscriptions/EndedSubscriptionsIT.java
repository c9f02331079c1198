package org.nadir.fhirserver.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** A Subscription stops when its end comes, and does not stay for ever. */
class EndedSubscriptionsIT {

    private final RunningServer server = RunningServer.shared();
    private final EndedSubscriptions ended = server.bean(EndedSubscriptions.class);

    @Test
    void subscriptionIsTurnedOffAtItsEndAndDeletedADayLater() {
        Instant end = Instant.now().plusSeconds(3_600);
        String address = subscribe(", \"end\": \"%s\"".formatted(end));
        String unending = subscribe("");

        ended.endThoseThatAreOver(end.minusSeconds(5));
        assertThat(status(address)).isEqualTo("active");
        ended.endThoseThatAreOver(end.plusSeconds(5));
        assertThat(status(address)).isEqualTo("off");
        ended.endThoseThatAreOver(end.plus(Duration.ofDays(1)).plusSeconds(5));
        assertThat(server.get(address).statusCode()).isEqualTo(410);
        assertThat(status(unending)).isEqualTo("active");
    }

    private String subscribe(String end) {
        HttpResponse<String> answer = server.post("/fhir/Subscription", """
                {"resourceType": "Subscription", "status": "requested", "reason": "An open page",
                 "criteria": "DetectedIssue?patient=Patient/ended", "channel": {"type": "websocket"}%s}
                """.formatted(end));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String address =
                "/fhir/Subscription/" + RunningServer.json(answer).path("id").asText();
        Awaitility.await("activation").atMost(Duration.ofSeconds(30)).until(() -> status(address)
                .equals("active"));
        return address;
    }

    private String status(String address) {
        return RunningServer.json(server.get(address)).path("status").asText();
    }
}
