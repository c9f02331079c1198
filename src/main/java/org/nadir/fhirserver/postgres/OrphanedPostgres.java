package org.nadir.fhirserver.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed Nadir leaves behind: a PostgreSQL that still runs, or its {@code postmaster.pid} alone.
 *
 * <p>Whoever holds the lock of the data directory may clear it away: nobody else uses that database.
 */
final class OrphanedPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);

    private final Path data;
    private final PostgresBinaries binaries;
    private final UnprivilegedCommand command;

    OrphanedPostgres(Path data, PostgresBinaries binaries, UnprivilegedCommand command) {
        this.data = data;
        this.binaries = binaries;
        this.command = command;
    }

    void clear() {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            if (runningServer(pidFile).isPresent()) {
                LOG.info("Stopping the PostgreSQL that a killed Nadir left running");
                command.succeed(
                        List.of(binaries.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "stop"),
                        "Stopping the PostgreSQL of an earlier start");
            } else {
                // After a restart of a container the number may belong to anything; PostgreSQL would refuse to start.
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new PostgresException("The file " + pidFile + " of an earlier start cannot be read", e);
        }
    }

    private Optional<ProcessHandle> runningServer(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                .filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(data.toString()))
                .orElse(false);
    }
}
