package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.NodeProgram;
import org.nadir.testing.RunningServer;
import org.nadir.testing.SmartServer;

/** A client in another language, the example of the documentation, gets a token and data. */
class BackendServicesIT {

    private static final Path EXAMPLE =
            Path.of("docs/examples/backend-client.mjs").toAbsolutePath();

    private final RunningServer server = TrialPatients.server();

    @ParameterizedTest
    @ValueSource(strings = {"rs384", "es384"})
    void the_example_in_javascript_reads_observations(String key, @TempDir Path folder) throws IOException {
        NodeProgram.Result result = run(folder, key, "Observation?_id=trial-one-count,trial-two-count");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains(
                        " s, scope system/Observation.rs",
                        "Observation/trial-one-count",
                        "Observation/trial-two-count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition", "Patient/trial-one"})
    void it_is_refused_what_it_was_not_granted(String query, @TempDir Path folder) throws IOException {
        NodeProgram.Result result = run(folder, "es384", query);
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("answered 403");
    }

    private NodeProgram.Result run(Path folder, String key, String query) throws IOException {
        Path file = Files.writeString(
                folder.resolve("key.json"), SmartServer.BACKEND.key(key).toJSONString());
        return NodeProgram.run(
                folder, Map.of(), EXAMPLE.toString(), server.base() + "/fhir", "backend", file.toString(), query);
    }
}
