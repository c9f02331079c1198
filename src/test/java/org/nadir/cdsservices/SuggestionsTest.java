package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nadir.cdshooks.Action;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.SelectionBehavior;
import org.nadir.cdshooks.Suggestion;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;

/** What a clinician can take with one click. */
class SuggestionsTest {

    private static final String INTERRUPT = "interrupt-treatment";

    private final Clinic clinic = new Clinic();

    @Test
    void holdIsTheWholeOrderWithStatusAndReasonChangedAndEverythingElseKept() {
        Item order = Item.order("cemsidomide 75 mcg", "active")
                .id("order")
                .put("meta", "{\"versionId\": \"3\"}")
                .put("statusReason", "{\"text\": \"earlier\"}")
                .put("priorPrescription", "{\"reference\": \"MedicationRequest/before\"}")
                .put(
                        "dosageInstruction",
                        "[{\"text\": \"once daily\", \"doseAndRate\": [{\"doseQuantity\": {\"value\": 75.0}}]}]")
                .put("extension", "[{\"url\": \"urn:x\", \"valueString\": \"kept\"}]");
        ObjectNode before = order.json().deepCopy();

        Card card = clinic.card(INTERRUPT, PatientStory.untreated().and(order).neutrophils("0.4"));

        ObjectNode held = resource(only(card));
        assertThat(only(card).type()).isEqualTo(Action.Type.UPDATE);
        assertThat(held.path("status").asText()).isEqualTo("on-hold");
        assertThat(held.at("/statusReason/coding/0/code").asText()).isEqualTo("407563006");
        assertThat(held.at("/statusReason/text").asText()).isEqualTo("Hematologic toxicity");
        assertThat(held.deepCopy().remove(List.of("status", "statusReason")))
                .isEqualTo(before.remove(List.of("status", "statusReason")));
    }

    @Test
    void loneCategoryOfARealClientBecomesTheArrayThatFhirWants() {
        Item order = Item.order("cemsidomide", "active").put("category", "{\"text\": \"Outpatient\"}");

        Card card = clinic.card(INTERRUPT, PatientStory.untreated().and(order).neutrophils("0.4"));

        assertThat(resource(only(card)).path("category")).hasToString("[{\"text\":\"Outpatient\"}]");
    }

    @Test
    void everyActiveOrderIsHeldAndNothingElse() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").id("one"))
                .and(Item.order("CFT7455", "active").id("two"))
                .and(Item.order("cemsidomide", "on-hold").id("held"))
                .and(Item.order("cemsidomide", "stopped").id("old"))
                .and(Item.order("dexamethasone", "active").id("dex"))
                .neutrophils("0.4");

        assertThat(clinic.card(INTERRUPT, story).suggestions())
                .extracting(suggestion ->
                        resource(suggestion.actions().getFirst()).path("id").asText())
                .containsExactly("one", "two");
    }

    @Test
    void orderWithoutAnIdCannotBeHeldAndNoOtherIsTakenForIt() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        Call call = Call.of(story).prefetch("medicationRequests", """
                {"resourceType": "Bundle", "entry": [
                  {"resource": {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
                    "medicationCodeableConcept": {"text": "dexamethasone"}}},
                  {"resource": {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
                    "medicationCodeableConcept": {"text": "cemsidomide"}}}]}""");

        assertThat(clinic.card(INTERRUPT, call).suggestions()).isEmpty();
    }

    @Test
    void draftInHandIsRemoved() {
        PatientStory story = PatientStory.untreated()
                .inHand(Item.order("cemsidomide", "draft").id("draft"))
                .inHand(Item.order("dexamethasone", "draft").id("dex"))
                .neutrophils("0.4");

        Action delete = only(clinic.card(INTERRUPT, Call.of("order-sign", story)));

        assertThat(delete.type()).isEqualTo(Action.Type.DELETE);
        assertThat(delete.resourceId()).isEqualTo("MedicationRequest/draft");
        assertThat(delete.resource()).isNull();
    }

    @Test
    void activeOrderInHandIsHeldAndNotDeleted() {
        PatientStory story = PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").id("order"))
                .inHand(Item.order("cemsidomide, changed", "active").id("order"))
                .neutrophils("0.4");

        Action update = only(clinic.card(INTERRUPT, Call.of("order-sign", story)));

        assertThat(update.type()).isEqualTo(Action.Type.UPDATE);
        assertThat(resource(update).at("/medicationCodeableConcept/text").asText())
                .isEqualTo("cemsidomide, changed");
    }

    @Test
    void holdAndRemovalAreRecommendedAndProposalsAreNot() {
        PatientStory story = PatientStory.treated().draft("cemsidomide").neutrophils("0.4");

        assertThat(clinic.card(INTERRUPT, story).suggestions())
                .hasSize(2)
                .allSatisfy(suggestion -> assertThat(suggestion.isRecommended()).isTrue());
        assertThat(clinic.card("g-csf", story).suggestions())
                .hasSize(2)
                .allSatisfy(suggestion -> assertThat(suggestion.isRecommended()).isFalse());
        assertThat(clinic.card("g-csf", story).selectionBehavior()).isEqualTo(SelectionBehavior.ANY);
    }

    @Test
    void growthFactorsAreProposedAsDraftOrders() {
        List<ObjectNode> orders = clinic.card("g-csf", PatientStory.treated().neutrophils("0.4")).suggestions().stream()
                .map(suggestion -> resource(suggestion.actions().getFirst()))
                .toList();

        assertThat(orders)
                .extracting(order ->
                        order.at("/medicationCodeableConcept/coding/0/code").asText())
                .containsExactly("68442", "338036");
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.path("resourceType").asText()).isEqualTo("MedicationRequest");
            assertProposal(order);
        });
    }

    @Test
    void transfusionsAreProposedAsDraftOrders() {
        PatientStory story = PatientStory.treated().hemoglobin("6.5").platelets("9");

        for (String topic : List.of("rbc-transfusion", "platelet-transfusion")) {
            ObjectNode order = resource(only(clinic.card(topic, story)));
            assertThat(order.path("resourceType").asText()).isEqualTo("ServiceRequest");
            assertThat(order.at("/code/coding/0/system").asText()).isEqualTo("http://snomed.info/sct");
            assertProposal(order);
        }
    }

    @Test
    void takenProposalQuietsTheCardThatMadeIt() {
        PatientStory story =
                PatientStory.treated().hemoglobin("6.5").platelets("9").neutrophils("0.4");
        for (String topic : List.of("g-csf", "rbc-transfusion", "platelet-transfusion")) {
            ObjectNode taken = resource(
                    clinic.card(topic, story).suggestions().getFirst().actions().getFirst());

            PatientStory after = PatientStory.treated()
                    .hemoglobin("6.5")
                    .platelets("9")
                    .neutrophils("0.4")
                    .inHand(Item.of(taken.deepCopy().put("intent", "order").toString()));

            assertThat(clinic.cards(after)).extracting(Clinic::topic).doesNotContain(topic);
        }
    }

    @Test
    void antibioticsAreNeverOrderedForTheClinician() {
        PatientStory story = PatientStory.treated().neutrophils("0.4").oral("39.0", "Cel", 60);

        assertThat(clinic.card("broad-spectrum-antibiotics", story).suggestions())
                .isEmpty();
        assertThat(clinic.card("broad-spectrum-antibiotics", story).selectionBehavior())
                .isNull();
    }

    @Test
    void labelIsRepeatedInTheActionForClientsThatShowOnlyThat() {
        assertThat(clinic.cards(PatientStory.treated().neutrophils("0.4")).stream()
                        .flatMap(card -> card.suggestions().stream()))
                .isNotEmpty()
                .allSatisfy(suggestion -> {
                    assertThat(suggestion.actions()).hasSize(1);
                    assertThat(suggestion.actions().getFirst().description()).isEqualTo(suggestion.label());
                })
                .extracting(Suggestion::uuid)
                .doesNotHaveDuplicates();
    }

    private static void assertProposal(ObjectNode order) {
        assertThat(order.path("status").asText()).isEqualTo("draft");
        assertThat(order.path("intent").asText()).isEqualTo("proposal");
        assertThat(order.at("/subject/reference").asText()).isEqualTo("Patient/p1");
        assertThat(order.path("authoredOn").asText()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(order.at("/reasonReference/0/reference").asText()).startsWith("Observation/");
        assertThat(order.has("id")).isFalse();
    }

    private static Action only(Card card) {
        assertThat(card.suggestions()).hasSize(1);
        assertThat(card.suggestions().getFirst().actions()).hasSize(1);
        return card.suggestions().getFirst().actions().getFirst();
    }

    private static ObjectNode resource(Action action) {
        return Objects.requireNonNull(action.resource());
    }
}
