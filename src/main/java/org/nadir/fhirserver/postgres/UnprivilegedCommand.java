package org.nadir.fhirserver.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of PostgreSQL, which refuses to run as root. */
final class UnprivilegedCommand {

    /** In a user namespace of its own root is nobody, yet still owns its files. */
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");

    private static final int NOBODY = 65534;

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private static final long LONGEST_SECONDS = 180;

    private final List<String> prefix;

    private UnprivilegedCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    /** Finds how to run as somebody who may write the directory and is not root. */
    static UnprivilegedCommand owning(Path directory) {
        if (!isRoot()) {
            return new UnprivilegedCommand(List.of());
        }
        UnprivilegedCommand inNamespace = new UnprivilegedCommand(OWN_NAMESPACE);
        if (inNamespace.isSomebodyElse()) {
            return inNamespace;
        }
        // Containers often forbid namespaces; then the directory has to be given away.
        UnprivilegedCommand asNobody = new UnprivilegedCommand(AS_NOBODY);
        if (!asNobody.isSomebodyElse()) {
            throw new PostgresException("PostgreSQL refuses to run as root: start Nadir as another user.");
        }
        giveAway(directory);
        return asNobody;
    }

    private boolean isSomebodyElse() {
        Answer answer = run(List.of("id", "-u"));
        return answer.exitCode() == 0 && !answer.output().equals("0");
    }

    private static void giveAway(Path directory) {
        try (Stream<Path> content = Files.list(directory)) {
            for (Path path : Stream.concat(Stream.of(directory), content).toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY);
            }
        } catch (IOException e) {
            throw new PostgresException("The data directory could not be given to PostgreSQL", e);
        }
    }

    /** Output and exit code of a finished program. */
    record Answer(int exitCode, String output) {}

    /** The text of a program that must succeed. */
    String succeed(List<String> command, String purpose) {
        Answer answer = run(command);
        if (answer.exitCode() != 0) {
            throw new PostgresException("%s failed: %s".formatted(purpose, answer.output()));
        }
        return answer.output();
    }

    Answer run(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        try {
            // A file, not a pipe: the database would inherit the pipe and keep it open.
            Path output = Files.createTempFile("nadir-postgres", ".log");
            try {
                Process process = new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new PostgresException("No end after " + LONGEST_SECONDS + " seconds: " + command.get(0));
                }
                return new Answer(
                        process.exitValue(),
                        Files.readString(output, StandardCharsets.UTF_8).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new PostgresException("PostgreSQL could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("The start of PostgreSQL was interrupted", e);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }
}
