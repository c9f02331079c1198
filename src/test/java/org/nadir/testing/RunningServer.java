package org.nadir.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.NadirApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The whole application on a free port and an empty data directory. */
public final class RunningServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    private static final class Shared {

        static final RunningServer SERVER = start(
                "--nadir.data-directory=" + emptyDirectory(),
                // The apps and hospitals of the tests are on the loopback.
                "--nadir.outbound.private-addresses=127.0.0.0/8,::1/128");
    }

    /** The one server of all tests, started by the first of them and stopped with the test process. */
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    /** A further server with settings of its own; the test must close it. */
    public static RunningServer start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        // Said twice an option would have both values.
        if (all.stream().noneMatch(setting -> setting.startsWith("--nadir.demo-data="))) {
            all.add("--nadir.demo-data=false");
        }
        return new RunningServer((ServletWebServerApplicationContext)
                new SpringApplication(NadirApplication.class).run(all.toArray(String[]::new)));
    }

    /** A new directory below {@code target}. */
    public static Path emptyDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "it-data")), "nadir");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address without a slash at the end, such as {@code http://localhost:4711}. */
    public String base() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    /** A part of the running application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A GET of a path such as {@code /fhir/Patient/1}. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A POST of FHIR JSON. */
    public HttpResponse<String> post(String path, String json) {
        return send(fhir(path).POST(BodyPublishers.ofString(json)));
    }

    /** A PUT of FHIR JSON. */
    public HttpResponse<String> put(String path, String json) {
        return send(fhir(path).PUT(BodyPublishers.ofString(json)));
    }

    /** A request that the test goes on to build. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base() + path));
    }

    /** Sends a request and reads the answer as text; a CDS Hooks exchange must be valid ({@link HookTraffic}). */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HookTraffic.checked(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer as a tree. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder fhir(String path) {
        return request(path).header("Content-Type", "application/fhir+json");
    }
}
