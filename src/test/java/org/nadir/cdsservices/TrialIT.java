package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.contract.Item;
import org.nadir.contract.Shipped;
import org.nadir.testing.RunningServer;

/** A protocol that is tried advises by its own text, for this one call. */
class TrialIT {

    private static final RunningServer SERVER = RunningServer.shared();
    private static final String TRACE = "/extension/org.nadir.trace";

    private final String patient = "trial-" + UUID.randomUUID();
    private final TracedCall call = new TracedCall(SERVER, patient);

    @BeforeEach
    void a_treated_patient_with_hemoglobin_of_7_6() {
        store("Patient", patient, "\"gender\": \"female\", \"birthDate\": \"1960-01-31\"");
        store("MedicationRequest", patient + "-order", """
                "status": "active", "intent": "order", "medicationCodeableConcept": {"text": "cemsidomide 75 mcg"},
                "authoredOn": "%s", "subject": {"reference": "Patient/%s"}""".formatted(daysAgo(60), patient));
        count("718-7", "7.6", "g/dL");
        count("751-8", "4.0", "10*9/L");
        count("777-3", "250", "10*9/L");
    }

    @Test
    void a_changed_threshold_changes_the_card_and_leaves_nothing_behind() {
        JsonNode before = call.ordinary().path("cards");
        assertThat(StoredCall.topics(before)).contains("rbc-transfusion");

        JsonNode tried = call.trying(Shipped.plan("%hemoglobin < 8.0", "%hemoglobin < 7.5"));

        assertThat(StoredCall.topics(tried.path("cards"))).doesNotContain("rbc-transfusion");
        assertThat(tried.at(TRACE).path("trial").asBoolean()).isTrue();
        assertThat(tried.at(TRACE).has("otherProtocol")).isFalse();
        JsonNode after = call.ordinary().path("cards");
        assertThat(StoredCall.ids(after)).isEqualTo(StoredCall.ids(before));
        assertThat(after.findValuesAsText("summary")).isEqualTo(before.findValuesAsText("summary"));
        assertThat(recorded(tried.path("cards"))).isEmpty();
        assertThat(recorded(before)).hasSize(before.size());
    }

    @Test
    void the_same_text_gives_the_same_advice_on_cards_of_its_own() {
        JsonNode own = call.ordinary().path("cards");

        JsonNode tried = call.trying(
                        RunningServer.json(SERVER.get("/fhir/PlanDefinition/cemsidomide-hematologic-toxicity")))
                .path("cards");

        assertThat(tried.findValuesAsText("summary")).isEqualTo(own.findValuesAsText("summary"));
        assertThat(TracedCall.uuids(tried)).doesNotContainAnyElementsOf(TracedCall.uuids(own));
    }

    @Test
    void an_override_of_the_real_card_keeps_it_away_and_not_that_of_a_trial() {
        String card = StoredCall.ids(call.ordinary().path("cards")).get("rbc-transfusion");
        override(Objects.requireNonNull(card));

        JsonNode own = call.answer("{\"org.nadir.trace\": true}");
        JsonNode tried = call.trying(Shipped.plan());

        JsonNode kept = rule(own, "A1");
        assertThat(StoredCall.topics(own.path("cards"))).doesNotContain("rbc-transfusion");
        assertThat(kept.path("answer").asText()).isEqualTo("true");
        assertThat(kept.path("keptAway").asText()).contains("overridden with a reason");
        assertThat(kept.has("card")).isFalse();
        assertThat(StoredCall.topics(tried.path("cards"))).contains("rbc-transfusion");
        assertThat(rule(tried, "A1").has("keptAway")).isFalse();
    }

    @Test
    void another_url_is_said_beside_the_one_that_the_patients_cards_follow() {
        ObjectNode other = Shipped.plan();
        other.put("url", "https://example.org/PlanDefinition/other").put("version", "9");

        JsonNode trace = call.trying(other).at(TRACE);

        assertThat(trace.path("protocol").asText()).isEqualTo("https://example.org/PlanDefinition/other|9");
        assertThat(trace.path("otherProtocol").asText()).contains("cemsidomide-hematologic-toxicity|");
    }

    @Test
    void a_protocol_that_says_only_what_differs_is_laid_over_its_stored_base() {
        JsonNode stored = RunningServer.json(SERVER.get("/fhir/PlanDefinition/cemsidomide-hematologic-toxicity"));
        ObjectNode derived = (ObjectNode) Item.of("""
                {"resourceType": "PlanDefinition", "url": "https://example.org/PlanDefinition/derived", "version": "1",
                 "status": "draft", "title": "Derived",
                 "relatedArtifact": [{"type": "derived-from", "resource": "%s|%s"}],
                 "action": [{"prefix": "A1", "title": "Red cells, says the study"}]}""".formatted(
                        stored.path("url").asText(), stored.path("version").asText()))
                .json();

        JsonNode answer = call.trying(derived);

        assertThat(rule(answer, "A1").path("title").asText()).isEqualTo("Red cells, says the study");
        assertThat(answer.at(TRACE).path("rules")).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'7';                                        extension: expected an object",
                "'[]';                                       extension: expected an object",
                "'{\"org.nadir.trace\": \"yes\"}';           extension.org.nadir.trace: expected true or false",
                "'{\"org.nadir.trial\": true}';              extension.org.nadir.trial: expected an object with a protocol",
                "'{\"org.nadir.trial\": {}}';                extension.org.nadir.trial.protocol: expected a PlanDefinition",
                "'{\"org.nadir.trial\": {\"protocol\": {\"resourceType\": \"Patient\"}}}'; extension.org.nadir.trial.protocol: expected a PlanDefinition",
            })
    void wrong_types_are_refused_by_name(String extension, String said) {
        HttpResponse<String> answer = call.send(extension);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void each_problem_of_an_unusable_protocol_is_told_with_its_element() {
        ObjectNode broken = Shipped.plan("%hemoglobin < 8.0 'g/dL'", "%haemoglobin < 8.0 'g/dL'");
        broken.remove("version");

        HttpResponse<String> answer = call.send("{\"org.nadir.trial\": {\"protocol\": %s}}".formatted(broken));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode issues = RunningServer.json(answer).path("issue");
        assertThat(issues.findValues("expression").stream()
                        .map(expression -> expression.path(0).asText())
                        .toList())
                .containsExactlyInAnyOrder(
                        "extension.org.nadir.trial.protocol.version",
                        "extension.org.nadir.trial.protocol.action[5].condition[0].expression.expression");
    }

    /** What would be found only at the patient's side, or in the store. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "iif(%cycle.exists(), %hemoglobin < 1 'g/dL', 1 'g/dL' < 1 'mmol/L')",
                "iif(%ageInYears > 60 and %ageInYears < 70, 1 'g/dL' < 1 '10*9/L', true)",
                "(1 | 2) and %treated",
                "%ageInYears / 0 > 1",
                "%ageInYears.toString() > 1",
            })
    void an_odd_condition_is_answered_or_refused(String expression) {
        ObjectNode plan = Shipped.plan();
        ((ObjectNode) plan.at("/action/5/condition/0/expression")).put("expression", expression);

        HttpResponse<String> answer =
                call.send("{\"org.nadir.trace\": true, \"org.nadir.trial\": {\"protocol\": %s}}".formatted(plan));

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/%zz|1", "a b", "https://example.org/x&_include=*|1", "urn:nothing|1"})
    void an_odd_base_or_order_is_refused(String canonical) {
        ObjectNode plan = Shipped.plan();
        plan.putArray("relatedArtifact").addObject().put("type", "derived-from").put("resource", canonical);
        assertThat(call.send("{\"org.nadir.trial\": {\"protocol\": %s}}".formatted(plan))
                        .statusCode())
                .isEqualTo(400);

        ObjectNode ordering = Shipped.plan();
        ((ObjectNode) ordering.at("/action/5/action/0")).put("definitionCanonical", canonical);
        HttpResponse<String> answer = call.send("{\"org.nadir.trial\": {\"protocol\": %s}}".formatted(ordering));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
    }

    private static JsonNode rule(JsonNode answer, String id) {
        for (JsonNode rule : answer.at(TRACE).path("rules")) {
            if (rule.path("id").asText().equals(id)) {
                return rule;
            }
        }
        throw new AssertionError("There is no rule " + id + " in " + answer);
    }

    private static List<String> recorded(JsonNode cards) {
        SERVER.bean(CardRecorder.class).awaitIdle();
        Set<String> uuids = TracedCall.uuids(cards);
        return uuids.stream()
                .filter(uuid -> SERVER.get("/fhir/GuidanceResponse/" + uuid).statusCode() == 200)
                .toList();
    }

    private void override(String card) {
        HttpResponse<String> answer =
                SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-patient-view/feedback")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
                                  "overrideReason": {"reason": {"system": "https://nadir-cds.github.io/fhir/CodeSystem/override-reason",
                                    "code": "already-done", "display": "Already done"}}}]}""".formatted(card, Instant.now()))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void count(String code, String value, String unit) {
        store("Observation", patient + "-" + code, """
                "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
                "valueQuantity": {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}""".formatted(code, patient, daysAgo(1), value, unit, unit));
    }

    private static void store(String type, String id, String members) {
        HttpResponse<String> answer = SERVER.put(
                "/fhir/%s/%s".formatted(type, id),
                "{\"resourceType\": \"%s\", \"id\": \"%s\", %s}".formatted(type, id, members));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String daysAgo(int days) {
        return Instant.now()
                .minus(java.time.Duration.ofDays(days))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
