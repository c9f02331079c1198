package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** What order-select and order-sign say of the drafts in hand (CLINICAL A2, the line below the table). */
class OrdersInHandIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String STUDY_DRUG = medication("d1", "cemsidomide 75 mcg capsule");
    private static final String FILGRASTIM = medication("d2", "filgrastim 300 mcg");
    private static final String PLATELETS = service("d3", "http://snomed.info/sct", "12719002");
    private static final String BLOOD_COUNT = service("d4", "http://loinc.org", "57021-8");

    private final String patient = "in-hand-" + UUID.randomUUID();

    @Test
    void draftOfTheDrugOnGradeThreeCountsIsToBeRemoved() {
        StoredStory.store(SERVER, patient, "anc 0.7 10*9/L; hb 13 g/dL; platelets 200 10*9/L");

        JsonNode card = card("interrupt-treatment", hooked("order-select", STUDY_DRUG));

        assertThat(card.path("suggestions").findValuesAsText("resourceId")).containsExactly("MedicationRequest/d1");
        assertThat(card.path("suggestions").findValuesAsText("type")).containsExactly("delete");
    }

    @Test
    void sameEvidenceGivesTheSameCardsWhenSelectedAndWhenSigned() {
        StoredStory.store(SERVER, patient, "anc 0.7 10*9/L; hb 7.5 g/dL; platelets 15 10*9/L");

        JsonNode selected = hooked("order-select", STUDY_DRUG);

        assertThat(selected).hasSizeGreaterThan(3);
        assertThat(StoredCall.ids(hooked("order-sign", STUDY_DRUG))).isEqualTo(StoredCall.ids(selected));
        assertThat(StoredCall.ids(hooked("order-sign", STUDY_DRUG.replace("\"draft\"", "\"active\""))))
                .isEqualTo(StoredCall.ids(selected));
    }

    @Test
    void firstDoseWithoutABloodCountAsksForOneUntilItIsOrdered() {
        StoredStory.store(SERVER, patient, "anc 3 10*9/L 960h; hb 13 g/dL 960h; platelets 200 10*9/L 960h");

        JsonNode card = card("baseline-cbc", hooked("order-sign", STUDY_DRUG));

        assertThat(card.path("indicator").asText()).isEqualTo("warning");
        assertThat(card.at("/suggestions/0/actions/0/resource/code/coding/0/code")
                        .asText())
                .isEqualTo("57021-8");
        assertThat(StoredCall.topics(hooked("order-sign", STUDY_DRUG, BLOOD_COUNT)))
                .doesNotContain("baseline-cbc", "repeat-cbc");
    }

    @Test
    void draftThatAnswersACardQuietsIt() {
        StoredStory.store(
                SERVER, patient, "order active cemsidomide 75 mcg; anc 0.4 10*9/L; hb 13 g/dL; platelets 15 10*9/L");

        assertThat(StoredCall.topics(hooked("order-select", BLOOD_COUNT))).contains("g-csf", "platelet-transfusion");
        assertThat(StoredCall.topics(hooked("order-select", FILGRASTIM, PLATELETS)))
                .contains("interrupt-treatment")
                .doesNotContain("g-csf", "platelet-transfusion");
    }

    @Test
    void growthFactorDraftInABarredCycleIsToBeRemoved() {
        StoredStory.store(SERVER, patient, "anc 0.4 10*9/L; hb 13 g/dL; platelets 200 10*9/L");
        assertThat(SERVER.put("/fhir/ResearchSubject/" + patient, """
                        {"resourceType": "ResearchSubject", "id": "%1$s", "status": "on-study",
                         "study": {"reference": "ResearchStudy/example-cemsidomide-escalation"},
                         "individual": {"reference": "Patient/%1$s"}}""".formatted(patient))
                        .statusCode())
                .isEqualTo(201);

        JsonNode card = card("g-csf", hooked("order-sign", inCycle(1, STUDY_DRUG), FILGRASTIM));

        assertThat(card.at("/extension/org.nadir.evidence/rule").asText()).isEqualTo("N3");
        assertThat(card.path("suggestions").findValuesAsText("resourceId")).containsExactly("MedicationRequest/d2");
        assertThat(StoredCall.topics(hooked("order-sign", inCycle(2, STUDY_DRUG), FILGRASTIM)))
                .doesNotContain("g-csf");
    }

    private static String inCycle(int cycle, String order) {
        return order.replaceFirst("\"status\"", """
                "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle",
                  "valuePositiveInt": %d}], "status\"""".formatted(cycle));
    }

    private JsonNode hooked(String hook, String... drafts) {
        String entries = "{\"resource\": " + String.join("}, {\"resource\": ", drafts) + "}";
        String body = """
                {"hook": "%s", "hookInstance": "%s", "context": {"userId": "Practitioner/1", "patientId": "%s",
                 %s"draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [%s]}}}
                """.formatted(
                        hook,
                        UUID.randomUUID(),
                        patient,
                        hook.equals("order-select") ? "\"selections\": [\"MedicationRequest/d1\"], " : "",
                        entries.replace("PATIENT", patient));
        HttpResponse<String> answer = SERVER.send(SERVER.request("/cds-services/hematologic-toxicity-" + hook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer).path("cards");
    }

    private static JsonNode card(String topic, JsonNode cards) {
        for (JsonNode card : cards) {
            if (card.at("/source/topic/code").asText().equals(topic)) {
                return card;
            }
        }
        throw new AssertionError("no card on " + topic + " among " + StoredCall.topics(cards));
    }

    private static String medication(String id, String name) {
        return """
                {"resourceType": "MedicationRequest", "id": "%s", "status": "draft", "intent": "order",
                 "medicationCodeableConcept": {"text": "%s"}, "subject": {"reference": "Patient/PATIENT"}}""".formatted(id, name);
    }

    private static String service(String id, String system, String code) {
        return """
                {"resourceType": "ServiceRequest", "id": "%s", "status": "draft", "intent": "order",
                 "code": {"coding": [{"system": "%s", "code": "%s"}]},
                 "subject": {"reference": "Patient/PATIENT"}}""".formatted(id, system, code);
    }
}
