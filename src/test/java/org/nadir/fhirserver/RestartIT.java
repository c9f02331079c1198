package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nadir.testing.ForkedServer;
import org.nadir.testing.RunningServer;

class RestartIT {

    private static final int WRITES = 50;

    /** One story, because each start costs seconds: stop, kill with and without the database, start again. */
    @Test
    void acknowledgedWritesOutliveAStopAndAKill() throws IOException {
        Path data = RunningServer.emptyDirectory();
        String directory = "--nadir.data-directory=" + data;

        ForkedServer first = ForkedServer.start("--server.port=0", directory);
        assertThat(first.put("/fhir/Patient/kept", patient("kept"))).isEqualTo(201);
        first.stop();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        ForkedServer second = ForkedServer.start("--server.port=0", directory);
        assertThat(second.get("/fhir/Patient/kept")).isEqualTo(200);
        assertThat(second.log()).doesNotContain("Making");
        for (int i = 0; i < WRITES; i++) {
            assertThat(second.put("/fhir/Patient/crash-" + i, patient("crash-" + i)))
                    .isEqualTo(201);
        }
        second.kill();

        // The database of the killed server still runs; this start finds and stops it, then all of it is killed.
        ForkedServer third = ForkedServer.start("--server.port=0", directory);
        assertThat(third.log()).contains("Stopping the PostgreSQL that a killed Nadir left running");
        assertThat(third.put("/fhir/Patient/last", patient("last"))).isEqualTo(201);
        third.kill();
        killDatabase(data);

        try (RunningServer fourth = RunningServer.start(directory)) {
            assertThat(fourth.get("/fhir/Patient/last").statusCode()).isEqualTo(200);
            for (int i = 0; i < WRITES; i++) {
                assertThat(fourth.get("/fhir/Patient/crash-" + i).statusCode()).isEqualTo(200);
            }
            aSecondProcessOnTheSameDataSaysSo(directory);
            aSecondProcessOnTheSamePortSaysSo(fourth.base().replaceFirst(".*:", ""));
        }
    }

    private static void aSecondProcessOnTheSamePortSaysSo(String port) {
        ForkedServer another =
                ForkedServer.start("--server.port=" + port, "--nadir.data-directory=" + RunningServer.emptyDirectory());

        assertThat(another.isServing()).isFalse();
        assertThat(another.exitCode()).isEqualTo(1);
        assertThat(another.log())
                .contains("Port " + port + " was already in use")
                .doesNotContain("\tat ");
    }

    private static void aSecondProcessOnTheSameDataSaysSo(String directory) {
        ForkedServer another = ForkedServer.start("--server.port=0", directory);

        assertThat(another.isServing()).isFalse();
        assertThat(another.exitCode()).isEqualTo(1);
        assertThat(another.log())
                .contains("Another Nadir is running on the data directory")
                .doesNotContain("\tat ");
    }

    private static void killDatabase(Path data) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle handle = ProcessHandle.of(postmaster).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private static String patient(String id) {
        return """
                {"resourceType": "Patient", "id": "%s"}
                """.formatted(id);
    }
}
