package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.Card;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;

/** A card's uuid: the same evidence gives the same card on every node and after every restart. */
class CardIdentityTest {

    private static final String TOPIC = "interrupt-treatment";

    private final Clinic clinic = new Clinic();

    @Test
    void sameEvidenceGivesTheSameCardAtEveryHookAndAfterARestart() {
        PatientStory story = story().draft("cemsidomide");
        List<String> selected = uuids(clinic.cards(Call.of("order-select", story)));

        assertThat(selected).hasSize(2).doesNotHaveDuplicates();
        assertThat(uuids(clinic.cards(Call.of("order-sign", story)))).isEqualTo(selected);
        assertThat(uuids(new Clinic().cards(Call.of("order-sign", story)))).isEqualTo(selected);
    }

    @Test
    void orderOfTheResourcesDoesNotMatter() {
        PatientStory other = PatientStory.untreated();
        other.without("anc")
                .without("hb")
                .and(Item.order("cemsidomide", "active").id("order"));
        other.put("hb", story().recorded("hb")).put("anc", story().recorded("anc"));

        assertThat(clinic.card(TOPIC, other).uuid())
                .isEqualTo(clinic.card(TOPIC, story()).uuid());
    }

    @Test
    void correctedResultMakesAnotherCard() {
        PatientStory corrected = story();
        corrected.recorded("anc").status("corrected").put("meta", "{\"versionId\": \"2\"}");

        assertThat(clinic.card(TOPIC, corrected).uuid())
                .isNotEqualTo(clinic.card(TOPIC, story()).uuid());
    }

    @Test
    void changedValueWithoutAVersionMakesAnotherCard() {
        assertThat(clinic.card(TOPIC, story().neutrophils("0.3")).uuid())
                .isNotEqualTo(clinic.card(TOPIC, story()).uuid());
    }

    @Test
    void feverThatMakesTheCardCriticalMakesAnotherCard() {
        PatientStory grade3 = PatientStory.treated().neutrophils("0.8");
        PatientStory febrile = PatientStory.treated().neutrophils("0.8").oral("38.5", "Cel", 60);

        assertThat(clinic.card(TOPIC, febrile).uuid())
                .isNotEqualTo(clinic.card(TOPIC, grade3).uuid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anc", "hb", "plt"})
    void whatIsMissingMakesAnotherCard(String id) {
        assertThat(clinic.card("not-assessable", PatientStory.treated().without(id))
                        .uuid())
                .isNotEqualTo(clinic.card(
                                "not-assessable",
                                PatientStory.treated()
                                        .without("anc")
                                        .without("hb")
                                        .without("plt"))
                        .uuid());
    }

    private static List<String> uuids(List<Card> cards) {
        return cards.stream().map(Card::uuid).toList();
    }

    private static PatientStory story() {
        return PatientStory.untreated()
                .and(Item.order("cemsidomide", "active").id("order"))
                .neutrophils("0.4");
    }
}
