package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nadir.testing.RunningServer;

/** The study a stored patient is on decides which protocol advises, with prefetch and without. */
class StudiesIT {

    private static final String BASE = "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-";
    private static final RunningServer SERVER = RunningServer.shared();

    private final String patient = "enrolled-" + UUID.randomUUID();

    @BeforeEach
    void storePatient() {
        StoredStory.store(
                SERVER, patient, "order active cemsidomide 75 mcg; anc 0.3 10*9/L; hb 13 g/dL; platelets 200 10*9/L");
    }

    @Test
    void patientOnNoStudyGetsTheDefaultProtocol() {
        assertThat(protocols()).containsOnly(BASE + "hematologic-toxicity|" + version("hematologic-toxicity") + " 5.0");
    }

    @Test
    void patientOfTheEscalationStudyGetsItsProtocol() {
        enrol("on-study", "example-cemsidomide-escalation");

        assertThat(protocols()).containsOnly(BASE + "dose-escalation|" + version("dose-escalation") + " 5.0");
        assertThat(detail("g-csf")).contains("In cycle 1 of the dose escalation G-CSF is not permitted");
    }

    @Test
    void patientWhoWithdrewGetsTheDefaultProtocol() {
        enrol("on-study", "example-cemsidomide-escalation");
        enrol("withdrawn", "example-cemsidomide-escalation");

        assertThat(protocols()).containsOnly(BASE + "hematologic-toxicity|" + version("hematologic-toxicity") + " 5.0");
    }

    @Test
    void studyOverridesTheVersionOfCtcae() {
        study("cleared-6", """
                "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/ctcae-version",
                  "valueCode": "6.0"}], "protocol": [{"reference": "PlanDefinition/cemsidomide-cleared-dose"}],""");
        enrol("on-study", "cleared-6");

        assertThat(protocols()).containsOnly(BASE + "cleared-dose|" + version("cleared-dose") + " 6.0");
        // 300/mm3 is grade 3 by CTCAE 6.0 and grade 4 by 5.0.
        assertThat(detail("interrupt-treatment")).contains("CTCAE 6.0").contains("grade 3");
    }

    @Test
    void protocolThatIsTakenAwayIsSaidOnTheNotAssessableCard() {
        SERVER.put("/fhir/PlanDefinition/gone", """
                {"resourceType": "PlanDefinition", "id": "gone", "url": "https://example.org/gone", "version": "1",
                 "status": "active", "relatedArtifact": [{"type": "derived-from", "resource": "%shematologic-toxicity|%s"}]}""".formatted(BASE, version("hematologic-toxicity")));
        study("study-of-gone", "\"protocol\": [{\"reference\": \"PlanDefinition/gone\"}],");
        enrol("on-study", "study-of-gone");
        assertThat(protocols()).containsOnly("https://example.org/gone|1 5.0");

        SERVER.put("/fhir/PlanDefinition/gone", """
                {"resourceType": "PlanDefinition", "id": "gone", "url": "https://example.org/gone", "version": "1",
                 "status": "retired"}""");

        assertThat(protocols()).containsOnly(BASE + "hematologic-toxicity|" + version("hematologic-toxicity") + " 5.0");
        assertThat(detail("not-assessable"))
                .contains("ResearchStudy/study-of-gone.protocol")
                .contains("PlanDefinition.status");
    }

    @Test
    void derivedProtocolThatCannotBeUsedIsRefusedWithItsElement() {
        HttpResponse<String> unknownBase =
                SERVER.put("/fhir/PlanDefinition/refused", refused("9.9", "%platelets < 75 '10*9/L'"));
        HttpResponse<String> wrongUnit = SERVER.put(
                "/fhir/PlanDefinition/refused", refused(version("hematologic-toxicity"), "%platelets < 75 'g/dL'"));

        assertThat(unknownBase.statusCode()).isEqualTo(422);
        assertThat(RunningServer.json(unknownBase).at("/issue/0/expression/0").asText())
                .isEqualTo("PlanDefinition.relatedArtifact[0].resource");
        assertThat(wrongUnit.statusCode()).isEqualTo(422);
        assertThat(RunningServer.json(wrongUnit).at("/issue/0/expression/0").asText())
                .isEqualTo("PlanDefinition.action[0].condition[0].expression.expression");
        assertThat(SERVER.get("/fhir/PlanDefinition/refused").statusCode()).isEqualTo(404);
    }

    private static String refused(String base, String condition) {
        return """
                {"resourceType": "PlanDefinition", "id": "refused", "url": "https://example.org/refused", "version": "1",
                 "status": "active", "relatedArtifact": [{"type": "derived-from", "resource": "%s|%s"}],
                 "action": [{"prefix": "H1", "condition": [{"kind": "applicability",
                   "expression": {"language": "text/fhirpath", "expression": "%s"}}]}]}""".formatted(BASE + "hematologic-toxicity", base, condition);
    }

    private static void study(String id, String elements) {
        assertThat(SERVER.put("/fhir/ResearchStudy/" + id, """
                        {"resourceType": "ResearchStudy", "id": "%s", %s "status": "active"}""".formatted(id, elements))
                        .statusCode())
                .isIn(200, 201);
    }

    private void enrol(String status, String study) {
        assertThat(SERVER.put("/fhir/ResearchSubject/" + patient, """
                        {"resourceType": "ResearchSubject", "id": "%1$s", "status": "%2$s",
                         "study": {"reference": "ResearchStudy/%3$s"}, "individual": {"reference": "Patient/%1$s"}}""".formatted(patient, status, study))
                        .statusCode())
                .isIn(200, 201);
    }

    private static String version(String name) {
        return RunningServer.json(SERVER.get("/fhir/PlanDefinition/cemsidomide-" + name))
                .path("version")
                .asText();
    }

    /** Topic to protocol and CTCAE version, the same by either way. */
    private Collection<String> protocols() {
        StoredCall call = new StoredCall(SERVER, patient);
        JsonNode without = call.withoutPrefetch();
        assertThat(StoredCall.ids(call.withPrefetch())).isEqualTo(StoredCall.ids(without));
        Map<String, String> protocols = new TreeMap<>();
        without.forEach(card -> protocols.put(
                card.at("/source/topic/code").asText(),
                card.at("/extension/org.nadir.evidence/protocol").asText() + " "
                        + card.at("/extension/org.nadir.evidence/ctcaeVersion").asText()));
        assertThat(protocols).containsKey("interrupt-treatment");
        return protocols.values();
    }

    private String detail(String topic) {
        for (JsonNode card : new StoredCall(SERVER, patient).withoutPrefetch()) {
            if (card.at("/source/topic/code").asText().equals(topic)) {
                return card.path("detail").asText().replace("\\", "");
            }
        }
        throw new AssertionError("There is no card " + topic);
    }
}
