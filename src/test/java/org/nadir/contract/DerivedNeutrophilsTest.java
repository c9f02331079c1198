package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.toxicity.facts.Evidence;

/** Neutrophils computed from leukocytes and a differential, where none were reported (CLINICAL A1). */
class DerivedNeutrophilsTest {

    private static final String TOTAL = "770-8";
    private static final String SEGMENTED = "769-0";
    private static final String BANDS = "764-1";

    @ParameterizedTest(name = "leukocytes 2.0 with {0} % neutrophils: {1} x10^9/L, {2}")
    @CsvSource({"50, 1, none", "49, 0.98, urgent", "25, 0.5, urgent", "24.9, 0.498, stat", "0, 0, stat"})
    void leukocytesTimesPercentage(String percent, String count, String urgency) {
        PatientStory story = story().and(leukocytes("2.0")).and(percent(TOTAL, percent));

        assertThat(story.advice().getOrDefault("interrupt-treatment", "none")).isEqualTo(urgency);
        if (!urgency.equals("none")) {
            assertThat(neutrophils(story).statement()).isEqualTo(count + " 10*9/L");
        }
    }

    @Test
    void derivedCountIsLabelledAndCitesBothSources() {
        PatientStory story = story().and(leukocytes("2.0").id("wbc"))
                .and(percent(TOTAL, "20").id("share"));

        assertThat(neutrophils(story).remarks()).contains("derived from leukocytes and the neutrophil percentage");
        assertThat(neutrophils(story).sources())
                .extracting(source -> source.reference())
                .containsExactly("Observation/wbc", "Observation/share");
    }

    @Test
    void segmentedAndBandsAreAdded() {
        PatientStory story =
                story().and(leukocytes("2.0")).and(percent(SEGMENTED, "30")).and(percent(BANDS, "10"));

        assertThat(neutrophils(story).statement()).isEqualTo("0.8 10*9/L");
    }

    @Test
    void totalAlreadyHoldsTheBands() {
        PatientStory story = story().and(leukocytes("2.0"))
                .and(percent(TOTAL, "40"))
                .and(percent(SEGMENTED, "30"))
                .and(percent(BANDS, "10"));

        assertThat(neutrophils(story).statement()).isEqualTo("0.8 10*9/L");
    }

    @Test
    void withoutBandsTheCountMayBeLow() {
        PatientStory story = story().and(leukocytes("2.0")).and(percent(SEGMENTED, "30"));

        assertThat(neutrophils(story).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("without bands: may be low"));
    }

    @Test
    void bandsAloneAreNotEnough() {
        assertThat(story().and(leukocytes("2.0")).and(percent(BANDS, "10")).advice())
                .containsOnlyKeys("not-assessable");
    }

    @Test
    void reportedCountWins() {
        PatientStory story = PatientStory.treated()
                .and(leukocytes("2.0").at(Duration.ofHours(2)))
                .and(percent(TOTAL, "10").at(Duration.ofHours(2)));

        assertThat(story.advice()).isEmpty();
    }

    @Test
    void laterDerivedCountIsNewerThanAnEarlierReportedOne() {
        PatientStory story = PatientStory.treated().and(leukocytes("2.0")).and(percent(TOTAL, "10"));

        assertThat(story.advice()).containsEntry("interrupt-treatment", "stat");
    }

    @ParameterizedTest(name = "{0} %")
    @CsvSource({"0.35", "101", "-1"})
    void percentageThatLooksLikeAFractionOrIsNoneIsNotUsed(String percent) {
        assertThat(story().and(leukocytes("2.0")).and(percent(TOTAL, percent)).advice())
                .containsOnlyKeys("not-assessable");
    }

    @Test
    void percentageIsNeverGradedAsACount() {
        assertThat(PatientStory.treated().and(percent(TOTAL, "0.4")).advice()).isEmpty();
    }

    @Test
    void differentialOfAnotherTimeIsNotCombined() {
        assertThat(story().and(leukocytes("2.0"))
                        .and(percent(TOTAL, "20").at(Duration.ofHours(5)))
                        .advice())
                .containsOnlyKeys("not-assessable");
    }

    @Test
    void differentialOfTheSameSpecimenIsCombinedWhateverItsTime() {
        PatientStory story = story().and(specimen(leukocytes("2.0"), "s1"))
                .and(specimen(percent(TOTAL, "20"), "s1").at(Duration.ofHours(5)));

        assertThat(neutrophils(story).statement()).isEqualTo("0.4 10*9/L");
    }

    @Test
    void differentialOfAnotherSpecimenOfTheSameTimeIsNotCombined() {
        assertThat(story().and(specimen(leukocytes("2.0"), "s1"))
                        .and(specimen(percent(TOTAL, "20"), "s2"))
                        .advice())
                .containsOnlyKeys("not-assessable");
    }

    @Test
    void ofTwoPercentagesTheFinalAndThenTheLowerCountsWhateverTheirOrder() {
        Item low = percent(TOTAL, "20");
        Item high = percent(TOTAL, "60");
        Item preliminary = percent(TOTAL, "10").status("preliminary");

        assertThat(neutrophils(story().and(leukocytes("2.0"))
                                .and(preliminary)
                                .and(high)
                                .and(low))
                        .statement())
                .isEqualTo("0.4 10*9/L");
        assertThat(neutrophils(story().and(leukocytes("2.0")).and(low).and(high).and(preliminary))
                        .statement())
                .isEqualTo("0.4 10*9/L");
    }

    @Test
    void preliminaryPercentageMakesAPreliminaryCount() {
        PatientStory story =
                story().and(leukocytes("2.0")).and(percent(TOTAL, "20").status("preliminary"));

        assertThat(neutrophils(story).remarks()).contains("preliminary");
    }

    @Test
    void boundOfTheLeukocytesGivesNoCount() {
        Item bound =
                leukocytes("2.0").put("valueQuantity", "{\"value\": 2.0, \"comparator\": \"<\", \"unit\": \"10*9/L\"}");

        assertThat(story().and(bound).and(percent(TOTAL, "20")).advice()).containsOnlyKeys("not-assessable");
    }

    private static Evidence neutrophils(PatientStory story) {
        return story.recommendations().getFirst().evidence().stream()
                .filter(piece -> piece.label().equals("neutrophils"))
                .findFirst()
                .orElseThrow();
    }

    private static PatientStory story() {
        return PatientStory.treated().without("anc");
    }

    private static Item leukocytes(String value) {
        return Item.lab(PatientStory.LEUKOCYTES, value, "10*9/L");
    }

    private static Item percent(String loinc, String value) {
        return Item.lab(loinc, value, "%");
    }

    private static Item specimen(Item item, String id) {
        return item.put("specimen", "{\"reference\": \"Specimen/%s\"}".formatted(id));
    }
}
