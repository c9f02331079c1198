package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule N2: every neutrophil count over at least 7 days is below 500/mm3. */
class AntibioticProphylaxisTest {

    private static final String TOPIC = "antibiotic-prophylaxis";

    @ParameterizedTest(name = "first low count {0} hours ago: {1}")
    @CsvSource({"167, false", "168, true", "169, true", "240, true"})
    void lastsAtLeastSevenDays(int hours, boolean advised) {
        PatientStory story =
                PatientStory.untreated().neutrophils("0.4").and(count("0.3").at(Duration.ofHours(hours)));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @ParameterizedTest(name = "now {0} {1}: {2}")
    @CsvSource({"0.499, 10*9/L, routine", "0.5, 10*9/L, none", "499, /uL, routine", "500, /mm3, none"})
    void limit(String value, String unit, String urgency) {
        PatientStory story = PatientStory.untreated()
                .neutrophils(value, unit)
                .and(count("0.3").at(Duration.ofDays(8)));

        assertThat(story.advice().getOrDefault(TOPIC, "none")).isEqualTo(urgency);
        assertThat(story.advice(Shipped.CTCAE_6).getOrDefault(TOPIC, "none")).isEqualTo(urgency);
    }

    @ParameterizedTest(name = "a count of {0} in between: {1}")
    @CsvSource({"0.49, true", "0.5, false", "0.9, false"})
    void oneCountInBetweenThatIsNotLowEndsIt(String value, boolean advised) {
        PatientStory story = lasting().and(count(value).at(Duration.ofDays(4)));

        assertThat(story.advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @Test
    void countBeforeTheSevenDaysThatWasNotLowDoesNot() {
        assertThat(lasting().and(count("2.0").at(Duration.ofDays(12))).advice()).containsKey(TOPIC);
    }

    @Test
    void singleOldCountShowsNoDuration() {
        PatientStory story =
                PatientStory.untreated().without("anc").and(count("0.3").at(Duration.ofDays(9)));

        assertThat(story.advice()).doesNotContainKey(TOPIC);
    }

    @Test
    void resultEnteredInErrorInBetweenChangesNothing() {
        Item wrong = count("3.0").at(Duration.ofDays(4)).status("entered-in-error");

        assertThat(lasting().and(wrong).advice()).isEqualTo(lasting().advice());
    }

    @ParameterizedTest
    @CsvSource({"<, 0.5, true", "<, 0.6, false", "<=, 0.5, false", "<=, 0.4, true"})
    void boundedCountMustSurelyBeLow(String comparator, String value, boolean advised) {
        Item bounded = count(value).at(Duration.ofHours(2)).comparator(comparator);

        assertThat(lasting().put("anc", bounded).advice().containsKey(TOPIC)).isEqualTo(advised);
    }

    @ParameterizedTest
    @CsvSource({
        "levofloxacin 500 mg, active, false",
        "ciprofloxacin, active, false",
        "levofloxacin, on-hold, true",
        "levofloxacin, completed, true",
        "aciclovir, active, true"
    })
    void activeProphylaxisQuietsTheCard(String medication, String status, boolean advised) {
        assertThat(lasting().order(medication, status).advice().containsKey(TOPIC))
                .isEqualTo(advised);
    }

    @Test
    void prophylaxisAmongTheDraftsDoesToo() {
        assertThat(lasting().draft("levofloxacin 500 mg").advice()).doesNotContainKey(TOPIC);
    }

    private static PatientStory lasting() {
        return PatientStory.untreated().neutrophils("0.4").and(count("0.3").at(Duration.ofDays(8)));
    }

    private static Item count(String value) {
        return Item.lab(PatientStory.NEUTROPHILS, value, "10*9/L");
    }
}
