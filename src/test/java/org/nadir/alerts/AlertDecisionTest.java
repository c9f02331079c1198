package org.nadir.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.alerts.AlertChange.Raise;
import org.nadir.alerts.AlertChange.Reopen;
import org.nadir.alerts.AlertChange.Retract;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.Recommendation;

class AlertDecisionTest {

    private static final AlertWriter WRITER = new AlertWriter("p1", Shipped.CTCAE_5, PatientStory.NOW);

    private final Map<String, Recommendation> neutropenia =
            advice(PatientStory.treated().neutrophils("0.4"));

    /** The same count in another version, so that each piece of advice has another name. */
    private final Map<String, Recommendation> corrected = advice(PatientStory.treated()
            .neutrophils("0.3")
            .put(
                    "anc",
                    PatientStory.treated().neutrophils("0.3").recorded("anc").put("meta", "{\"versionId\": \"2\"}")));

    @Test
    void adviceWithoutAnAlertIsRaised() {
        assertThat(decide(List.of(), neutropenia))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change).isInstanceOf(Raise.class))
                .hasSameSizeAs(neutropenia.keySet());
    }

    @Test
    void adviceThatHasItsAlertNeedsNothing() {
        assertThat(decide(raised(neutropenia), neutropenia)).isEmpty();
    }

    @Test
    void correctedResultRaisesTheNewAlertsBeforeItTakesTheOldOnesBack() {
        List<AlertChange> changes = decide(raised(neutropenia), corrected);

        assertThat(changes.getFirst()).isInstanceOf(Raise.class);
        assertThat(changes.getLast()).isInstanceOf(Retract.class);
        assertThat(retraction(changes, "interrupt-treatment").successors())
                .containsExactly(named(corrected, "interrupt-treatment"));
        assertThat(retraction(changes, "interrupt-treatment").status()).isEqualTo("cancelled");
    }

    @Test
    void adviceThatIsNoLongerGivenIsCancelledWithoutASuccessor() {
        Retract retraction = retraction(decide(raised(neutropenia), Map.of()), "interrupt-treatment");

        assertThat(retraction.status()).isEqualTo("cancelled");
        assertThat(retraction.successors()).isEmpty();
    }

    @Test
    void alertOnAResultEnteredInErrorIsMarkedSo() {
        List<AlertChange> changes =
                AlertDecision.decide(raised(neutropenia), Map.of(), reference -> reference.equals("Observation/anc"));

        assertThat(retraction(changes, "interrupt-treatment").status()).isEqualTo("entered-in-error");
    }

    @Test
    void alertThatWasTakenBackIsNotTakenBackAgain() {
        assertThat(decide(retracted(neutropenia), Map.of())).isEmpty();
    }

    @Test
    void adviceThatIsGivenAgainReopensItsAlert() {
        List<AlertChange> changes = decide(retracted(neutropenia), neutropenia);

        assertThat(changes).isNotEmpty().allSatisfy(change -> assertThat(change).isInstanceOf(Reopen.class));
        ObjectNode reopened = WRITER.reopen(((Reopen) changes.getFirst()).alert());
        assertThat(raised(neutropenia)).extracting(RaisedAlert::resource).contains(reopened);
    }

    @Test
    void alertThatSomebodyElseClosedStaysClosed() {
        List<RaisedAlert> closed = raised(neutropenia).stream()
                .map(alert -> new RaisedAlert(alert.resource().deepCopy().put("status", "cancelled")))
                .toList();

        assertThat(decide(closed, neutropenia)).isEmpty();
    }

    private static List<AlertChange> decide(List<RaisedAlert> raised, Map<String, Recommendation> advised) {
        return AlertDecision.decide(raised, advised, reference -> false);
    }

    private static Map<String, Recommendation> advice(PatientStory story) {
        Map<String, Recommendation> advice = new LinkedHashMap<>();
        story.recommendations().forEach(found -> advice.put(found.uuid("p1", Shipped.CTCAE_5), found));
        return advice;
    }

    private static List<RaisedAlert> raised(Map<String, Recommendation> advice) {
        return advice.entrySet().stream()
                .map(entry -> new RaisedAlert(
                        WRITER.raise(entry.getKey(), entry.getValue(), List.of("MedicationRequest/r1"))))
                .toList();
    }

    private static List<RaisedAlert> retracted(Map<String, Recommendation> advice) {
        return raised(advice).stream()
                .map(alert -> new RaisedAlert(
                        WRITER.retract(new Retract(alert, "cancelled", List.of("another")), reference -> false)))
                .toList();
    }

    private static Retract retraction(List<AlertChange> changes, String topic) {
        return changes.stream()
                .filter(Retract.class::isInstance)
                .map(Retract.class::cast)
                .filter(retract -> retract.alert().topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static String named(Map<String, Recommendation> advice, String topic) {
        return advice.entrySet().stream()
                .filter(entry -> entry.getValue().rule().topic().code().equals(topic))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
