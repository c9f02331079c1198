package org.nadir.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.NadirApplication;

/** The application in a process of its own, for tests that stop or kill it. */
public final class ForkedServer {

    private static final Pattern READY = Pattern.compile("Open (http://localhost:\\d+)/");

    private final Process process;
    private final StringBuffer log = new StringBuffer();
    private final Thread reader;
    private final Optional<String> base;

    private ForkedServer(Process process) throws IOException {
        this.process = process;
        BufferedReader output = process.inputReader();
        Optional<String> found = Optional.empty();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                found = Optional.of(ready.group(1));
                break;
            }
        }
        this.base = found;
        this.reader = Thread.ofVirtual()
                .start(() -> output.lines().forEach(line -> log.append(line).append('\n')));
    }

    /** Starts it and waits until it serves, or until it gives up; compiled for a quick start, as none of them lives long. */
    public static ForkedServer start(String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                NadirApplication.class.getName(),
                "--nadir.demo-data=false"));
        command.addAll(List.of(settings));
        try {
            return new ForkedServer(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote so far. */
    public String log() {
        return log.toString();
    }

    /** The address without a slash at the end. */
    public String address() {
        return base.orElseThrow(() -> new AssertionError(log));
    }

    /** Whether it serves. */
    public boolean isServing() {
        return base.isPresent();
    }

    /** The status of a GET. */
    public int get(String path) {
        return status(request(path).GET());
    }

    /** The status of a PUT of FHIR JSON. */
    public int put(String path, String json) {
        return status(request(path)
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Asks it to stop and waits for the end. */
    public int stop() {
        process.toHandle().destroy();
        return exitCode();
    }

    /** Ends it as a power failure would. */
    public void kill() {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    /** Waits for the end. */
    public int exitCode() {
        try {
            reader.join();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    private static int status(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
