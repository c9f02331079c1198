package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.ChartReader;
import org.nadir.toxicity.chart.PatientChart;

/** How the drafts of the clinician's session and the record are put together. */
class DraftOrdersTest {

    @Test
    void draftWithTheIdOfARecordedOrderReplacesIt() {
        PatientChart chart = chart(
                Item.order("cemsidomide", "active").id("order"),
                Item.order("cemsidomide", "draft").id("order"));

        assertThat(chart.medicationOrders()).singleElement().satisfies(order -> assertThat(order.inHand())
                .isTrue());
    }

    @Test
    void draftWithoutAnIdReplacesNothing() {
        PatientChart chart = chart(Item.order("cemsidomide", "active"), Item.order("dexamethasone", "draft"));

        assertThat(chart.medicationOrders())
                .extracting(order -> order.medication().label() + " in hand: " + order.inHand())
                .containsExactly("cemsidomide in hand: false", "dexamethasone in hand: true");
    }

    @Test
    void resultAmongTheDraftsNeitherCountsNorHidesTheRecordedOne() {
        PatientChart chart = chart(
                Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L").id("anc"),
                Item.lab(PatientStory.NEUTROPHILS, "4.0", "10*9/L").id("anc"));

        assertThat(chart.results())
                .singleElement()
                .satisfies(result -> assertThat(result.value().value()).isEqualByComparingTo("0.4"));
    }

    @Test
    void oddDraftsDoNoHarm() {
        Item odd = Item.of("""
                {"resourceType": "MedicationRequest", "id": "odd", "status": "draft", "category": {"text": "object"},
                 "intent": ["order"], "medicationCodeableConcept": [{"text": "cemsidomide"}], "contained": {}}""");

        assertThat(chart(Item.order("cemsidomide", "active"), odd).medicationOrders())
                .hasSize(2);
    }

    private static PatientChart chart(Item recorded, Item draft) {
        return ChartReader.read(List.of(recorded.json()), List.of(draft.json()), List.of(), PatientStory.NOW);
    }
}
