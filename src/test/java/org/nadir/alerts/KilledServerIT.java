package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nadir.testing.ForkedServer;
import org.nadir.testing.RunningServer;

class KilledServerIT {

    /** The first server waits for an hour before it assesses, so that it is surely killed in between. */
    @Test
    void alertOfAWriteComesAfterTheServerWasKilled() {
        String directory = "--nadir.data-directory=" + RunningServer.emptyDirectory();
        ForkedServer killed = ForkedServer.start("--server.port=0", directory, "--nadir.alerts.delay=1h");
        assertThat(killed.put("/fhir/Patient/night", "{\"resourceType\": \"Patient\", \"id\": \"night\"}"))
                .isEqualTo(201);
        assertThat(killed.put("/fhir/MedicationRequest/night-order", Ward.order("night", "active")))
                .isEqualTo(201);
        assertThat(killed.put("/fhir/Observation/night-anc", Ward.count("night", "0.4", "final")))
                .isEqualTo(201);
        killed.kill();

        try (RunningServer next = RunningServer.start(directory)) {
            new Ward(next).awaitOne("night", "interrupt-treatment");
        }
    }
}
