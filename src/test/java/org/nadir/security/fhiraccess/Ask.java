package org.nadir.security.fhiraccess;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.nadir.testing.RunningServer;

/** A request in the words of FHIR, that can go through each door. */
record Ask(String method, String path, String body, String ifNoneExist) {

    /** By which way it reaches the store. */
    enum Door {
        DIRECT,
        BATCH,
        TRANSACTION
    }

    /** What came back, of the entry where there is one. */
    record Answer(int status, String text, JsonNode content) {

        /** The ids of the resources that a search found, without what it included. */
        java.util.List<String> found() {
            return java.util.stream.StreamSupport.stream(content.path("entry").spliterator(), false)
                    .filter(entry -> !entry.path("search").path("mode").asText().equals("include"))
                    .map(entry -> entry.path("resource").path("id").asText())
                    .sorted()
                    .toList();
        }
    }

    static Ask get(String path) {
        return new Ask("GET", path, "", "");
    }

    static Ask delete(String path) {
        return new Ask("DELETE", path, "", "");
    }

    static Ask put(String path, String body) {
        return new Ask("PUT", path, body, "");
    }

    static Ask post(String path, String body) {
        return new Ask("POST", path, body, "");
    }

    Answer through(Door door, RunningServer server, String token) {
        return switch (door) {
            case DIRECT -> direct(server, token);
            case BATCH -> inBundle("batch", server, token);
            case TRANSACTION -> inBundle("transaction", server, token);
        };
    }

    private Answer direct(RunningServer server, String token) {
        HttpRequest.Builder request =
                server.request("/fhir/" + path.replace("|", "%7C")).header("Authorization", "Bearer " + token);
        if (!ifNoneExist.isEmpty()) {
            request.header("If-None-Exist", ifNoneExist);
        }
        if (path.contains("$export")) {
            request.header("Prefer", "respond-async").header("Accept", "application/fhir+json");
        }
        if (!body.isEmpty()) {
            request.header(
                    "Content-Type", method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json");
        }
        HttpResponse<String> answer = server.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        return new Answer(
                answer.statusCode(),
                answer.body() + answer.headers().map(),
                answer.body().startsWith("{") ? RunningServer.json(answer) : emptyNode());
    }

    private Answer inBundle(String type, RunningServer server, String token) {
        String condition = ifNoneExist.isEmpty() ? "" : ", \"ifNoneExist\": \"%s\"".formatted(ifNoneExist);
        String bundle = """
                {"resourceType": "Bundle", "type": "%s", "entry": [
                 {%s "request": {"method": "%s", "url": "%s"%s}}]}
                """.formatted(
                        type,
                        body.isEmpty() ? "" : "\"fullUrl\": \"%s\", \"resource\": %s,".formatted(fullUrl(server), body),
                        method,
                        path,
                        condition);
        HttpResponse<String> answer = server.send(server.request("/fhir")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(bundle)));
        if (answer.statusCode() != 200) {
            return new Answer(answer.statusCode(), answer.body(), RunningServer.json(answer));
        }
        JsonNode entry = RunningServer.json(answer).path("entry").path(0);
        return new Answer(
                Integer.parseInt(entry.path("response").path("status").asText().substring(0, 3)),
                answer.body(),
                entry.path("resource"));
    }

    private String fullUrl(RunningServer server) {
        String end = path.contains("/") ? path : path.split("\\?", 2)[0] + "/" + java.util.UUID.randomUUID();
        return server.base() + "/fhir/" + end;
    }

    private static JsonNode emptyNode() {
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
