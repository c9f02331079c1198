package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

/** US Core's own laboratory results and orders are stored and come back; broken ones are refused. */
class UsCoreIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static UsCore usCore;

    private final Set<String> stored = new HashSet<>();

    @BeforeAll
    static void unpack() {
        usCore = UsCore.unpacked();
    }

    @Test
    void examplesComeBackAsTheyWereStored() {
        for (JsonNode example : usCore.examples()) {
            store(example);

            JsonNode read = RunningServer.json(SERVER.get("/fhir/" + address(example)));

            assertThat(withoutVersion(read)).isEqualTo(withoutVersion(example));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Observation/serum-potassium, /status, status",
        "Observation/serum-potassium, /code, code",
        "Observation/serum-potassium, /category, category",
        "Observation/serum-potassium, /subject, subject",
        "Observation/serum-potassium, /valueQuantity, value",
        "MedicationRequest/self-tylenol, /status, status",
        "MedicationRequest/self-tylenol, /intent, intent",
        "MedicationRequest/self-tylenol, /subject, subject",
        "MedicationRequest/medicationrequest-coded-oral-axid, /requester, requester",
        "MedicationRequest/medicationrequest-coded-oral-axid, /medicationCodeableConcept, medication"
    })
    void exampleWithoutAnElementIsRefused_andTheElementNamed(String reference, String element, String named) {
        ObjectNode broken = usCore.example(reference).orElseThrow().deepCopy();
        broken.remove(element.substring(1));

        assertRefused(broken, named);
    }

    @ParameterizedTest
    @CsvSource({
        "Observation/serum-potassium, effectiveDateTime, 2005-13-05, effective",
        "Observation/serum-potassium, status, done, status",
        "MedicationRequest/self-tylenol, status, sure, status",
        "MedicationRequest/self-tylenol, authoredOn, yesterday, authoredOn"
    })
    void exampleWithAWrongValueIsRefused_andTheElementNamed(
            String reference, String element, String value, String named) {
        ObjectNode broken = usCore.example(reference).orElseThrow().deepCopy();

        assertRefused(broken.put(element, value), named);
    }

    private static void assertRefused(ObjectNode broken, String named) {
        broken.put("id", "broken-" + broken.path("id").asText());
        HttpResponse<String> answer = SERVER.put("/fhir/" + address(broken), broken.toString());

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(answer.body()).contains("OperationOutcome", named);
    }

    /** What it refers to must be there first. */
    private void store(JsonNode example) {
        if (!stored.add(address(example))) {
            return;
        }
        List<String> references = example.findValuesAsText("reference");
        references.forEach(reference -> usCore.example(reference).ifPresent(this::store));
        HttpResponse<String> answer = SERVER.put("/fhir/" + address(example), example.toString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static String address(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static JsonNode withoutVersion(JsonNode resource) {
        ObjectNode content = resource.deepCopy();
        ((ObjectNode) content.path("meta")).remove(List.of("versionId", "lastUpdated", "source"));
        return content;
    }
}
