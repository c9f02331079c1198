package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.Card;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;

/** What a person reads on a card. */
class CardTextTest {

    private final Clinic clinic = new Clinic();

    @Test
    void oneCardPerTopicTheMostUrgentFirst() {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.4")
                .hemoglobin("6.5")
                .platelets("9")
                .oral("38.9", "Cel", 60);

        assertThat(clinic.cards(story))
                .extracting(card -> Clinic.topic(card) + " " + card.indicator())
                .containsExactly(
                        "interrupt-treatment CRITICAL",
                        "broad-spectrum-antibiotics CRITICAL",
                        "platelet-transfusion CRITICAL",
                        "g-csf WARNING",
                        "rbc-transfusion WARNING",
                        "review-dose WARNING");
    }

    @ParameterizedTest
    @CsvSource({"0.4, CRITICAL, WARNING", "0.8, WARNING, INFO"})
    void urgencyIsTheIndicator(String neutrophils, String interrupt, String gcsf) {
        PatientStory story = PatientStory.treated().neutrophils(neutrophils);

        assertThat(clinic.card("interrupt-treatment", story).indicator()).hasToString(interrupt);
        assertThat(clinic.card("g-csf", story).indicator()).hasToString(gcsf);
    }

    @Test
    void summarySaysTheAdviceAndTheWorstCount() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");

        assertThat(clinic.card("interrupt-treatment", story).summary())
                .isEqualTo("Interrupt cemsidomide: neutrophils 0.4 10*9/L (grade 4)");
    }

    @Test
    void summaryStaysBelowOneHundredAndFortyCharacters() {
        PatientStory story = PatientStory.treated()
                .neutrophils("0.4")
                .platelets("12")
                .hemoglobin("7.1")
                .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                        .put("code", """
                                {"text": "%s", "coding": [{"system": "http://snomed.info/sct", "code": "249366005"}]}""".formatted("epistaxis ".repeat(30))))
                .oral("39.0", "Cel", 60);
        PatientStory missing =
                PatientStory.treated().without("anc").without("hb").without("plt");

        assertThat(List.of(clinic.cards(story), clinic.cards(missing)))
                .allSatisfy(cards -> assertThat(cards).isNotEmpty().allSatisfy(card -> assertThat(card.summary())
                        .hasSizeLessThan(140)));
    }

    @Test
    void detailShowsEvidenceAgeCriterionSourceAndTheStudysWord() {
        PatientStory story = PatientStory.treated();
        story.put("anc", Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*9/L"));

        assertThat(clinic.card("interrupt-treatment", story).detail())
                .contains("CTCAE 5.0")
                .contains("grade 4, Neutrophil count decreased (&lt;0.5 10\\*9/L)")
                .contains("2026-11-20T11:00:00Z (1 h ago)")
                .contains("Observation/anc")
                .contains("rule H1")
                .contains("BenchChem")
                .contains("investigational: the study protocol decides");
    }

    @Test
    void everyCardNamesSourceTopicAndReasonsToOverride() {
        PatientStory story = PatientStory.treated().neutrophils("0.4").without("hb");

        assertThat(clinic.cards(story)).hasSize(3).allSatisfy(card -> {
            assertThat(card.source().label()).isEqualTo("Cemsidomide: management of hematologic toxicity");
            assertThat(card.source().url()).doesNotContain("p1").startsWith("https://");
            assertThat(card.overrideReasons()).hasSizeGreaterThan(2);
        });
    }

    @Test
    void openQuestionStandsOnTheFirstCard() {
        assertThat(clinic.cards(PatientStory.treated().neutrophils("0.4"))
                        .getFirst()
                        .detail())
                .contains("Not assessed or not known")
                .contains("F1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "</td><script>alert(1)</script>",
                "a | b | c",
                "[x](javascript:alert(1))",
                "![x](https://evil.test/p.png)",
                "line\\nbreak\\n# heading",
                "`code` **bold** ~~gone~~ _it_",
                "\\\\| \\\\`",
                "&lt;img&gt;"
            })
    void textOfTheRecordNeverBecomesMarkup(String hostile) {
        PatientStory story = PatientStory.treated()
                .order("cemsidomide " + hostile, "active")
                .and(Item.symptom(PatientStory.EPISTAXIS, "\"valueBoolean\": true")
                        .put("code", """
                        {"text": "%s", "coding": [{"system": "http://snomed.info/sct", "code": "249366005"}]}""".formatted(hostile)))
                .platelets("30")
                .neutrophils("0.4")
                .and(Item.lab(PatientStory.HEMOGLOBIN, "9", hostile).id("odd-" + hostile.hashCode()));

        assertThat(clinic.cards(story)).extracting(Clinic::topic).contains("not-assessable", "platelet-transfusion");
        assertThat(clinic.cards(story)).allSatisfy(CardTextTest::assertHarmless);
    }

    @Test
    void idOfAnObservationNeverBecomesMarkup() {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.recorded("anc").id("<b>|[x](javascript:alert(1))\n");

        assertThat(clinic.cards(story)).isNotEmpty().allSatisfy(CardTextTest::assertHarmless);
    }

    @Test
    void unitsOfOneSentenceKeepTheirAsterisks() {
        Item contradiction =
                Item.lab(PatientStory.NEUTROPHILS, "0.4", "10*3/mL").put("valueQuantity", """
                {"value": 0.4, "unit": "10*3/mL", "system": "http://unitsofmeasure.org", "code": "10*9/L"}""");

        assertThat(clinic.card("not-assessable", PatientStory.treated().and(contradiction))
                        .detail())
                .contains("10\\*9/L", "10\\*3/mL");
    }

    private static void assertHarmless(Card card) {
        assertThat(card.detail())
                .doesNotContainPattern("<[A-Za-z/!?]")
                .doesNotContainPattern("(?<!\\\\)[\\[\\]`~]")
                .doesNotContain("\n# heading");
        assertThat(card.summary()).doesNotContain("\n");
        String detail = String.valueOf(card.detail());
        assertThat(detail.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1)).hasSize(7));
    }
}
