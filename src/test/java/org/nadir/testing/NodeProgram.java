package org.nadir.testing;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a JavaScript program with the Node that Playwright brings, so that a test needs none on the machine. */
public final class NodeProgram {

    /** What the program said and how it ended. */
    public record Result(int exitCode, String output) {}

    private static final Path CERTIFICATES_OF_DEBIAN = Path.of("/etc/ssl/certs/ca-certificates.crt");

    private NodeProgram() {}

    /** Runs a script in a folder, with more variables than this process has, and waits for its end. */
    public static Result run(Path folder, Map<String, String> environment, String... scriptAndArguments) {
        List<String> command = new ArrayList<>(List.of(node()));
        command.addAll(List.of(scriptAndArguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Playwright's Node knows no authority that was added to the machine, such as that of a proxy.
        if (Files.isReadable(CERTIFICATES_OF_DEBIAN)) {
            builder.environment().putIfAbsent("NODE_EXTRA_CA_CERTS", CERTIFICATES_OF_DEBIAN.toString());
        }
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String node() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst();
    }
}
