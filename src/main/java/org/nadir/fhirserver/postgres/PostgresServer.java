package org.nadir.fhirserver.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own, with its data in a directory that outlives it. */
public final class PostgresServer implements AutoCloseable {

    /** The name of the only user, who owns the database {@code postgres}. */
    public static final String USER = "nadir";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    /** Loopback only and no socket file; an acknowledged write is on the disk (both are the defaults, said aloud). */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_connections=60",
            "shared_buffers=256MB",
            "random_page_cost=1.1",
            "checkpoint_timeout=15min",
            "max_wal_size=2GB",
            "logging_collector=off",
            // What a statement failed by quotes the values of patients; the server tells its failures itself.
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "log_parameter_max_length_on_error=0");

    private final Path data;
    private final PostgresBinaries binaries;
    private final UnprivilegedCommand command;
    private final DirectoryLock lock;
    private final int port;
    private final String password;

    private PostgresServer(Path directory, DirectoryLock lock) {
        this.lock = lock;
        this.data = directory.resolve("postgres");
        this.binaries = PostgresBinaries.unpackedInto(directory.resolve("postgres-programs"));
        this.password = password(directory.resolve("postgres-password"));
        this.command = UnprivilegedCommand.owning(directory);
        this.port = freePort();
    }

    /** Starts on the data of an earlier start, or makes an empty database; also after a crash of either process. */
    public static PostgresServer start(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(absolute);
        try {
            PostgresServer server = new PostgresServer(absolute, lock);
            server.start();
            return server;
        } catch (PostgresException e) {
            lock.close();
            throw e;
        }
    }

    /** The address for JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The password of {@link #USER}, made at random for this data directory. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        LOG.info("PostgreSQL is stopping");
        command.run(List.of(binaries.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "stop"));
        lock.close();
    }

    private void start() {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            new OrphanedPostgres(data, binaries, command).clear();
        } else {
            LOG.info("Making a new database in {}", data);
            initialise();
        }
        LOG.info("PostgreSQL is starting in {}", data);
        Path log = data.resolveSibling("postgres.log");
        String options = "-p " + port + SETTINGS.stream().map(" -c "::concat).reduce("", String::concat);
        command.succeed(
                List.of(
                        binaries.program("pg_ctl"),
                        "-D",
                        data.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        options,
                        "-w",
                        "-t",
                        "120",
                        "start"),
                "The start of PostgreSQL (its own words are in " + log + ")");
    }

    private void initialise() {
        command.succeed(
                List.of(
                        binaries.program("initdb"),
                        "-D",
                        data.toString(),
                        "--encoding=UTF8",
                        "--no-locale",
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + data.resolveSibling("postgres-password")),
                "Making the database");
    }

    /** Another user of this machine reaches the port, so the database asks for a password. */
    private static String password(Path file) {
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new PostgresException("The data directory must be writable: " + file.getParent(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresException("No free port for PostgreSQL", e);
        }
    }
}
