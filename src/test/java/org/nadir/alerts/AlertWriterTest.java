package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.testing.Conformance;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.protocol.Urgency;

class AlertWriterTest {

    private static final AlertWriter WRITER = new AlertWriter("p1", Shipped.CTCAE_5, PatientStory.NOW);
    private static final List<String> ORDERS = List.of("MedicationRequest/r1");

    @Test
    void alertsOfEachTopicAreValid_raisedRetractedAndMitigated() {
        for (Recommendation advice : everything()) {
            ObjectNode raised = alert(advice);
            ObjectNode retracted = WRITER.retract(
                    new AlertChange.Retract(new RaisedAlert(raised), "cancelled", List.of("a-successor")),
                    reference -> reference.equals("Observation/anc"));
            ObjectNode mitigated = Mitigation.firstTo(
                            raised.path("id").asText(),
                            List.of(communication(raised.path("id").asText(), "overridden")))
                    .orElseThrow()
                    .of(raised);

            assertThat(List.of(raised, retracted, mitigated)).allSatisfy(Conformance::assertValid);
        }
    }

    @Test
    void validatorWouldFindAnError() {
        ObjectNode alert = alert(everything().getFirst());

        assertThat(Conformance.errors(
                        alert.deepCopy().put("severity", "dreadful").toString()))
                .isNotEmpty();
        alert.withArray("extension").addObject().put("url", AlertWriter.RULE).put("valueBoolean", true);
        assertThat(Conformance.errors(alert.toString())).isNotEmpty();
    }

    @Test
    void evidenceSaysValueUnitGradeAndTime() {
        ObjectNode alert = alert(PatientStory.treated().neutrophils("0.4").recommendations().stream()
                .filter(advice -> advice.rule().topic().code().equals("interrupt-treatment"))
                .findFirst()
                .orElseThrow());

        assertThat(alert.path("detail").asText())
                .contains("neutrophils 0.4 10*9/L, grade 4, 2026-11-20T10:00:00Z")
                .doesNotContain("\r");
        assertThat(alert.path("evidence").toString()).contains("Observation/anc");
        assertThat(alert.path("implicated").toString()).contains("Observation/anc", "MedicationRequest/r1");
        assertThat(alert.path("identifiedDateTime").asText()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(alert.path("reference").asText()).isEqualTo(Shipped.CTCAE_5.canonical());
    }

    @ParameterizedTest
    @CsvSource({"STAT, high", "URGENT, moderate", "ROUTINE, low"})
    void urgencyIsTheSeverity(Urgency urgency, String severity) {
        Recommendation any = everything().getFirst();

        ObjectNode alert = alert(
                new Recommendation(any.rule(), urgency, any.wording(), any.proposals(), any.evidence(), any.notes()));

        assertThat(alert.path("severity").asText()).isEqualTo(severity);
    }

    @Test
    void onlyACompletedAnswerToThisCardMitigates() {
        JsonNode answer = communication("card-1", "accepted");

        assertThat(Mitigation.firstTo("card-1", List.of(answer))).isPresent();
        assertThat(Mitigation.firstTo("card-2", List.of(answer))).isEmpty();
        assertThat(Mitigation.firstTo(
                        "card-1", List.of(((ObjectNode) answer.deepCopy()).put("status", "entered-in-error"))))
                .isEmpty();
        assertThat(Mitigation.firstTo("card-1", List.of(communication("card-1", "seen"))))
                .isEmpty();
    }

    @Test
    void ofSeveralAnswersTheFirstCounts() {
        JsonNode early = ((ObjectNode) communication("card-1", "overridden")).put("sent", "2026-11-20T11:00:00Z");

        ObjectNode mitigated = Mitigation.firstTo("card-1", List.of(communication("card-1", "accepted"), early))
                .orElseThrow()
                .of(alert(everything().getFirst()));

        assertThat(mitigated.at("/mitigation/0/action/coding/0/code").asText()).isEqualTo("overridden");
        assertThat(mitigated.at("/mitigation/0/action/text").asText()).isEqualTo("Advice overridden: Seen at the bed");
    }

    /** Advice of most topics, some on results that are missing or bound a value. */
    private static List<Recommendation> everything() {
        return List.of(
                        PatientStory.treated()
                                .neutrophils("0.4")
                                .hemoglobin("6.5")
                                .platelets("8"),
                        PatientStory.treated().neutrophils("0.4").oral("38.6", "Cel", 30),
                        PatientStory.treated().without("anc"))
                .stream()
                .flatMap(story -> story.recommendations().stream())
                .toList();
    }

    private static ObjectNode alert(Recommendation advice) {
        return WRITER.raise(advice.uuid("p1", Shipped.CTCAE_5), advice, ORDERS);
    }

    private static JsonNode communication(String card, String outcome) {
        return Item.of("""
                {"resourceType": "Communication", "id": "%2$s", "status": "completed", "sent": "2026-11-20T13:59:10Z",
                 "identifier": [{"system": "https://nadir-cds.github.io/fhir/sid/card", "value": "%1$s"}],
                 "topic": {"coding": [
                   {"system": "https://nadir-cds.github.io/fhir/CodeSystem/feedback-outcome", "code": "%2$s"}]},
                 "payload": [{"contentString": "Seen at the bed"}]}
                """.formatted(card, outcome)).json();
    }
}
