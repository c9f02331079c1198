package org.nadir.security.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.nadir.testing.RunningServer;

/** A server that records accesses, and what it recorded of one request. */
final class AuditedServer {

    private static final RunningServer SERVER = RunningServer.start(
            "--nadir.audit.enabled=true", "--nadir.data-directory=" + RunningServer.emptyDirectory());

    private AuditedServer() {}

    static RunningServer server() {
        return SERVER;
    }

    /** An answer and the AuditEvents of its request. */
    record Audited(HttpResponse<String> answer, List<JsonNode> events) {

        JsonNode event() {
            if (events.size() != 1) {
                throw new AssertionError("Not one event: " + events);
            }
            return events.getFirst();
        }
    }

    static Audited get(String path) {
        return send(SERVER.request(path).GET());
    }

    static Audited post(String path, String json) {
        return send(SERVER.request(path)
                .header("Content-Type", path.startsWith("/cds") ? "application/json" : "application/fhir+json")
                .POST(BodyPublishers.ofString(json)));
    }

    static Audited put(String path, String json) {
        return send(SERVER.request(path)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(json)));
    }

    /** Sends a request under an id of its own and waits until it is recorded. */
    static Audited send(HttpRequest.Builder request) {
        String id = UUID.randomUUID().toString();
        HttpResponse<String> answer = SERVER.send(request.header("X-Request-ID", id));
        List<JsonNode> events =
                Awaitility.await("the events of " + id).until(() -> events(id), found -> !found.isEmpty());
        return new Audited(answer, events);
    }

    private static List<JsonNode> events(String requestId) throws InterruptedException {
        SERVER.bean(AuditTrail.class).awaitIdle(java.time.Duration.ofSeconds(20));
        return StreamSupport.stream(
                        RunningServer.json(SERVER.get("/fhir/AuditEvent?_sort=-date&_count=500"))
                                .path("entry")
                                .spliterator(),
                        false)
                .map(entry -> entry.path("resource"))
                .filter(event -> event.path("entity").findValuesAsText("value").contains(requestId))
                .toList();
    }
}
