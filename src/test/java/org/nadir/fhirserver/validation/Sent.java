package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;

/** A resource that a test sends, and what it is answered. */
record Sent(ObjectNode json) {

    /** With the digits as they are written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    static Sent of(String text) {
        try {
            return new Sent((ObjectNode) JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A shipped example, without its id so that it is stored anew. */
    static Sent example(String name) {
        return of(Definitions.text(name)).without("/id");
    }

    Sent without(String pointer) {
        ObjectNode changed = json.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String element = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(element));
        } else {
            ((ObjectNode) parent).remove(element);
        }
        return new Sent(changed);
    }

    Sent with(String element, String value) {
        ObjectNode changed = json.deepCopy();
        changed.set(element, of("{\"value\": %s}".formatted(value)).json().path("value"));
        return new Sent(changed);
    }

    String type() {
        return json.path("resourceType").asText();
    }

    HttpResponse<String> post(RunningServer server) {
        return server.post("/fhir/" + type(), json.toString());
    }

    HttpResponse<String> put(RunningServer server, String id) {
        return server.put(
                "/fhir/" + type() + "/" + id, with("id", '"' + id + '"').json().toString());
    }

    /** The places of the errors in an answer that refuses. */
    static List<String> faults(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("HAPI-", "ca.uhn", "org.hl7");
        return faults(RunningServer.json(answer));
    }

    /** The places of the errors in an OperationOutcome. */
    static List<String> faults(JsonNode outcome) {
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        return StreamSupport.stream(outcome.path("issue").spliterator(), false)
                .filter(issue -> issue.path("severity").asText().equals("error"))
                .peek(issue -> assertThat(issue.path("diagnostics").asText()).isNotBlank())
                .map(issue -> issue.at("/expression/0").asText())
                .toList();
    }
}
