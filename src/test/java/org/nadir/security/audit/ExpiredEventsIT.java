package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

class ExpiredEventsIT {

    private static final RunningServer SERVER = AuditedServer.server();

    @Test
    void whatWasKeptLongEnoughIsGoneAndTheRestStays() {
        String old =
                AuditedServer.get("/fhir/Patient/nobody").event().path("id").asText();
        Instant between = Instant.now();
        String young =
                AuditedServer.get("/fhir/Patient/nobody").event().path("id").asText();
        int deleted = SERVER.bean(ExpiredEvents.class).deleteBefore(between);

        assertThat(deleted).isPositive();
        assertThat(SERVER.get("/fhir/AuditEvent?_id=" + old).body()).doesNotContain("\"entry\"");
        assertThat(SERVER.get("/fhir/AuditEvent/" + old + "/_history/1").statusCode())
                .isEqualTo(404);
        assertThat(SERVER.get("/fhir/AuditEvent/" + young).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/fhir/PlanDefinition/cemsidomide-hematologic-toxicity")
                        .statusCode())
                .isEqualTo(200);
    }
}
