package org.nadir.fhiroperations.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.contract.Item;
import org.nadir.contract.Shipped;
import org.nadir.testing.RunningServer;

/** A protocol is told in words, or refused as storing it would refuse it. */
class ExplainIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String TYPE = "/fhir/PlanDefinition/$explain";
    private static final String STORED = "/fhir/PlanDefinition/cemsidomide-hematologic-toxicity/$explain";

    @Test
    void a_stored_protocol_is_told_with_the_place_of_each_rule() {
        JsonNode answer = taken(SERVER.get(STORED));

        assertThat(part(answer, "protocol").path("valueCanonical").asText())
                .contains("cemsidomide-hematologic-toxicity|");
        assertThat(part(answer, "ctcaeVersion").path("valueCode").asText()).isEqualTo("5.0");
        JsonNode transfusion = named(answer, "rule", "id", "A1");
        assertThat(text(transfusion, "element")).isEqualTo("PlanDefinition.action[5]");
        assertThat(text(transfusion, "expression"))
                .isEqualTo("(%hemoglobin < 8.0 'g/dL' or (%symptomaticAnemia and %anemiaGrade >= 2))"
                        + " and %rbcTransfusionOrdered.not()");
        assertThat(text(transfusion, "words"))
                .isEqualTo("(hemoglobin is below 8.0 g/dL or (a symptom of anemia is present and the anemia grade is at"
                        + " least 2)) and red cells are not ordered");
        assertThat(text(transfusion, "urgency")).isEqualTo("if hemoglobin is below 7.0 g/dL: urgent; else routine");
        assertThat(parts(transfusion, "fact"))
                .containsExactly("hemoglobin", "anemiaGrade", "rbcTransfusionOrdered", "symptomaticAnemia");
        JsonNode held = named(answer, "variable", "name", "holdGrade");
        assertThat(text(held, "words")).isEqualTo("3");
        assertThat(text(held, "element")).startsWith("PlanDefinition.extension[");
    }

    @Test
    void a_post_to_a_stored_protocol_gives_the_same() {
        assertThat(taken(SERVER.post(STORED, "{\"resourceType\": \"Parameters\"}")))
                .isEqualTo(taken(SERVER.get(STORED)));
    }

    @Test
    void a_protocol_that_is_sent_is_told_and_not_stored() {
        ObjectNode plan = Shipped.plan("%hemoglobin < 8.0", "%hemoglobin < 7.5");
        plan.put("url", "https://example.org/PlanDefinition/explained").remove("id");

        JsonNode alone = taken(SERVER.post(TYPE, plan.toString()));
        JsonNode asParameter = taken(SERVER.post(TYPE, parameters("protocol", plan)));

        assertThat(text(named(alone, "rule", "id", "A1"), "words")).contains("hemoglobin is below 7.5 g/dL");
        assertThat(asParameter).isEqualTo(alone);
        assertThat(RunningServer.json(SERVER.get(
                                "/fhir/PlanDefinition?url=https://example.org/PlanDefinition/explained&_summary=count"))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void what_is_taken_from_a_base_has_no_place_in_the_plan() {
        JsonNode answer = taken(SERVER.get("/fhir/PlanDefinition/cemsidomide-dose-escalation/$explain"));

        assertThat(text(named(answer, "rule", "id", "N1"), "element")).isEqualTo("PlanDefinition.action[0]");
        assertThat(parts(named(answer, "rule", "id", "F1"), "element")).isEmpty();
        assertThat(text(named(answer, "rule", "id", "F1"), "words")).startsWith("Neutrophils below 1.0 x10^9/L");
    }

    @Test
    void the_problems_are_those_that_storing_would_tell() {
        ObjectNode broken = Shipped.plan("%hemoglobin < 8.0 'g/dL'", "%haemoglobin < 8.0 'g/dL'");
        broken.put("id", "explain-broken");

        HttpResponse<String> explained = SERVER.post(TYPE, broken.toString());
        HttpResponse<String> stored = SERVER.put("/fhir/PlanDefinition/explain-broken", broken.toString());

        assertThat(explained.statusCode()).isEqualTo(422);
        assertThat(stored.statusCode()).isEqualTo(422);
        assertThat(elements(explained)).containsExactly("PlanDefinition.action[5].condition[0].expression.expression");
        assertThat(elements(stored)).isEqualTo(elements(explained));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'{\"resourceType\": \"Patient\"}'; 400; The body is Patient",
                "'{\"resourceType\": \"Parameters\"}'; 400; The parameter protocol must be given once",
                "'{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"plan\", \"valueString\": \"x\"}]}'; 400; is not known: on the type this operation takes protocol",
                "'{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"protocol\", \"valueString\": \"x\"}]}'; 400; The parameter protocol must be given once",
                "'{\"resourceType\": \"PlanDefinition\", \"status\": \"draft\"}'; 422; PlanDefinition.url: is missing",
            })
    void what_is_no_protocol_is_refused_in_words(String body, int status, String said) {
        HttpResponse<String> answer = SERVER.post(TYPE, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RunningServer.json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.body()).contains(said);
    }

    @Test
    void an_unknown_id_or_parameter_and_a_body_too_many_are_refused() {
        assertThat(SERVER.get("/fhir/PlanDefinition/explain-nothing/$explain").statusCode())
                .isEqualTo(404);
        assertThat(SERVER.get(STORED + "?verbose=true").statusCode()).isEqualTo(400);
        assertThat(SERVER.post(STORED, Shipped.plan().toString()).statusCode()).isEqualTo(400);
        assertThat(SERVER.get(TYPE).statusCode()).isBetween(400, 499);
    }

    private static String parameters(String name, JsonNode resource) {
        return Item.of("""
                {"resourceType": "Parameters", "parameter": [{"name": "%s", "resource": %s}]}""".formatted(name, resource)).json().toString();
    }

    private static JsonNode taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    private static List<String> elements(HttpResponse<String> answer) {
        return RunningServer.json(answer).path("issue").findValues("expression").stream()
                .map(expression -> expression.path(0).asText())
                .toList();
    }

    private static JsonNode part(JsonNode answer, String name) {
        return StreamSupport.stream(answer.path("parameter").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(JsonNode answer, String parameter, String key, String value) {
        return StreamSupport.stream(answer.path("parameter").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(parameter))
                .filter(one -> parts(one, key).contains(value))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode parameter, String part) {
        return parts(parameter, part).getFirst();
    }

    private static List<String> parts(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .map(part -> part.path("valueString").asText())
                .toList();
    }
}
