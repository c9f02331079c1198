package org.nadir.fhirserver.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.nadir.testing.RunningServer;

/** Tries the interactions with one type; what goes wrong is told in words. */
final class InteractionTrial {

    private final TypeClient client;
    private final Sample kept;

    InteractionTrial(TypeClient client, Targets targets) {
        this.client = client;
        this.kept = Sample.of(client.type(), Samples.idOf(client.type()) + "-kept", targets);
        client.store(kept);
    }

    /** Empty if the interaction works. */
    Optional<String> tryOut(TypeRestfulInteraction interaction) {
        return switch (interaction) {
            case READ -> holds(client.get("/" + kept.id()), 200, "\"" + kept.id() + "\"");
            case VREAD -> holds(client.get("/" + kept.id() + "/_history/1"), 200, "\"versionId\":\"1\"");
            case UPDATE -> update();
            case PATCH -> patch();
            case DELETE -> delete();
            case HISTORYINSTANCE -> holds(client.get("/" + kept.id() + "/_history"), 200, "\"history\"");
            case HISTORYTYPE -> holds(client.get("/_history?_count=50"), 200, kept.id());
            case CREATE -> holds(create(), 201, client.type());
            case SEARCHTYPE -> holds(client.get("?_id=" + kept.id()), 200, "\"total\":1");
            case NULL -> Optional.of("no interaction");
        };
    }

    private Optional<String> update() {
        kept.resource().setLanguage("de");
        return holds(client.put("/" + kept.id(), kept.json()), 200, "\"de\"");
    }

    private Optional<String> patch() {
        return holds(client.patch("/" + kept.id(), "application/json-patch+json", """
                        [{"op": "add", "path": "/language", "value": "fr"}]
                        """), 200, "\"fr\"");
    }

    private Optional<String> delete() {
        JsonNode created = RunningServer.json(create());
        String address = "/" + created.path("id").asText();
        HttpResponse<String> deleted = client.delete(address);
        return deleted.statusCode() >= 300 ? Optional.of(deleted.body()) : holds(client.get(address), 410, "");
    }

    private HttpResponse<String> create() {
        return client.post(
                "", Sample.of(client.type(), kept.id(), kept.targets()).json());
    }

    private static Optional<String> holds(HttpResponse<String> answer, int status, String part) {
        boolean holds = answer.statusCode() == status
                && answer.body().replaceAll("\"\\s*:\\s*", "\":").contains(part);
        return holds ? Optional.empty() : Optional.of(answer.statusCode() + " " + answer.body());
    }
}
