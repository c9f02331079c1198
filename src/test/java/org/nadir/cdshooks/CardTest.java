package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {

    private static final Suggestion RECOMMENDED = new Suggestion("Repeat", null, true, List.of());

    @Test
    void summaryOf139Characters_isTaken_andOf140_isRefused() {
        assertThat(Card.builder(Example.CARD_ID, "x".repeat(139), Indicator.INFO, Example.source())
                        .build()
                        .summary())
                .hasSize(139);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Card.builder(Example.CARD_ID, "x".repeat(140), Indicator.INFO, Example.source())
                        .build())
                .withMessageContaining("card.summary");
    }

    @Test
    void shortSummary_leavesAFittingTextAlone() {
        assertThat(Card.shortSummary("x".repeat(139))).isEqualTo("x".repeat(139));
    }

    @Test
    void shortSummary_cutsALongTextAfterAWord() {
        String text = "neutrophils ".repeat(11) + "platelets 12345";

        assertThat(Card.shortSummary(text)).isEqualTo("neutrophils ".repeat(11).strip() + "…");
    }

    @Test
    void shortSummary_keepsAWordThatEndsAtTheLimit() {
        String text = "x".repeat(138) + " more";

        assertThat(Card.shortSummary(text)).isEqualTo("x".repeat(138) + "…").hasSize(139);
    }

    @Test
    void shortSummary_cutsATextWithoutSpaces_butNoCharacterInHalf() {
        String cut = Card.shortSummary("x".repeat(137) + "🩸".repeat(5));

        assertThat(cut).isEqualTo("x".repeat(137) + "…");
    }

    @Test
    void suggestionsWithoutSelectionBehavior_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Card(
                        Example.CARD_ID,
                        "Hold",
                        null,
                        Indicator.INFO,
                        Example.source(),
                        List.of(RECOMMENDED),
                        null,
                        List.of(),
                        List.of(),
                        null))
                .withMessageContaining("card.selectionBehavior");
    }

    @Test
    void twoRecommendations_areRefusedWhereOneCanBeTaken_andTakenWhereAnyCan() {
        List<Suggestion> two = List.of(RECOMMENDED, RECOMMENDED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.card()
                        .suggestions(SelectionBehavior.AT_MOST_ONE, two)
                        .build())
                .withMessageContaining("card.suggestions");
        assertThat(Example.card()
                        .suggestions(SelectionBehavior.ANY, two)
                        .build()
                        .suggestions())
                .hasSize(2);
    }

    @Test
    void overrideReasonWithoutDisplay_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.card()
                        .overrideReasons(List.of(new Coding("https://example.org", "seen", null)))
                        .build())
                .withMessageContaining("card.overrideReasons");
    }

    @Test
    void uuidWithPrefix_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Card.builder("urn:uuid:" + Example.CARD_ID, "Hold", Indicator.INFO, Example.source())
                        .build())
                .withMessageContaining("card.uuid");
    }

    @Test
    void htmlInDetail_isDisarmed_andComparisonsStay() {
        Card card = Example.card()
                .detail("ANC <0.5 and < 1 <img src=x onerror=alert(1)></b><!-- x --> <https://a.org>")
                .build();

        assertThat(card.detail())
                .isEqualTo("ANC <0.5 and < 1 &lt;img src=x onerror=alert(1)>&lt;/b>&lt;!-- x --> &lt;https://a.org>");
    }

    @Test
    void laterChangesOfTheExtension_doNotReachTheCard() {
        var extension = Example.json("{\"a\": 1}");
        Card card = Example.card().extension(extension).build();

        extension.put("a", 2);

        assertThat(card.extension()).isEqualTo(Example.json("{\"a\": 1}"));
    }
}
