package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.toxicity.facts.Evidence;

/** Which lower limit of normal decides between grade 0 and grade 1: hemoglobin 11.0 g/dL of a woman of 66. */
class ReferenceRangeTest {

    private static final String ZERO = "grade 0";
    private static final String ONE = "grade 1";
    private static final String OPEN = "grade 0 to 1";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            [{"low": {"value": 11.0}}];                                                      grade 0
            [{"low": {"value": 11.1}}];                                                      grade 1
            [{"low": {"value": 12, "unit": "g/dL"}}];                                        grade 1
            [{"low": {"value": 120, "unit": "g/L"}}];                                        grade 1
            [{"low": {"value": 105, "code": "g/L", "system": "http://unitsofmeasure.org"}}]; grade 0
            [{"low": {"value": 12, "unit": "furlong"}}];                                     grade 0 to 1
            [{"low": {"value": 12, "unit": "10*9/L"}}];                                      grade 0 to 1
            [{"text": "12.0 - 16.0"}];                                                       grade 0 to 1
            [{"high": {"value": 16}}];                                                       grade 0 to 1
            [{"low": {"value": 0}}];                                                         grade 0 to 1
            [{"low": {"value": 12}, "type": {"coding": [{"code": "normal"}]}}];              grade 1
            [{"low": {"value": 12}, "type": {"coding": [{"code": "therapeutic"}]}}];         grade 0 to 1
            [{"low": {"value": 12}}, {"low": {"value": 10}}];                                grade 0 to 1
            [{"low": {"value": 12}}, {"low": {"value": 7}, "type": {"coding": [{"code": "critical"}]}}]; grade 1
            """)
    void limit(String ranges, String grade) {
        assertThat(grade(story(ranges))).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"female, grade 1", "male, grade 0", "unknown, grade 0 to 1"})
    void sexChoosesAmongTwo(String gender, String grade) {
        PatientStory story = story("""
                [{"low": {"value": 12}, "appliesTo": [{"coding": [{"code": "248152002"}]}]},
                 {"low": {"value": 10.5}, "appliesTo": [{"text": "male"}]}]""");
        story.recorded("patient").put("gender", "\"%s\"".formatted(gender));

        // Without a sex neither range is known to apply.
        assertThat(grade(story)).isEqualTo(grade);
    }

    @ParameterizedTest(name = "born {0}: {1}")
    @CsvSource({"1960-01-31, grade 1", "2012-01-31, grade 0"})
    void ageChoosesAmongTwo(String birth, String grade) {
        PatientStory story = story("""
                [{"low": {"value": 12}, "age": {"low": {"value": 18, "code": "a"}}},
                 {"low": {"value": 10.5}, "age": {"low": {"value": 2, "code": "a"}, "high": {"value": 17, "code": "a"}}}]""");
        story.recorded("patient").put("birthDate", "\"%s\"".formatted(birth));

        assertThat(grade(story)).isEqualTo(grade);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\": 6, \"code\": \"mo\"}",
                "{\"value\": 90, \"code\": \"d\"}",
                "{\"value\": 20, \"unit\": \"weeks\", \"code\": \"wk\"}"
            })
    void rangeOfInfantsIsNotAnAdults(String highest) {
        assertThat(grade(story("""
                        [{"low": {"value": 12}}, {"low": {"value": 10.5}, "age": {"high": %s}}]""".formatted(highest)))).isEqualTo(ONE);
        assertThat(grade(story("[{\"low\": {\"value\": 12}, \"age\": {\"high\": %s}}]".formatted(highest))))
                .isEqualTo(OPEN);
    }

    @Test
    void rangeForAnAgeNeedsAnAge() {
        PatientStory story =
                story("[{\"low\": {\"value\": 12}, \"age\": {\"low\": {\"value\": 18, \"code\": \"a\"}}}]");
        story.recorded("patient").without("birthDate");

        assertThat(grade(story)).isEqualTo(OPEN);
    }

    @Test
    void withoutARangeTheGradeStaysOpenAndTheCardSaysSo() {
        PatientStory story = story("[]");

        assertThat(grade(story)).isEqualTo(OPEN);
        assertThat(hemoglobin(story).remarks()).contains("no lower limit of normal given");
    }

    @Test
    void limitFarOffTheValueMakesTheResultDoubtful() {
        PatientStory story = PatientStory.treated();
        story.put("anc", Item.lab(PatientStory.NEUTROPHILS, "0.004", "10*9/L").lowerLimit("2.1"));

        assertThat(story.advice()).containsOnlyKeys("not-assessable");
        assertThat(story.notes()).contains("lower limit of normal", "check the unit");
    }

    @Test
    void countBelowAFixedLimitButWithinTheLocalRangeIsGradedAndFlagged() {
        PatientStory story = PatientStory.treated();
        story.put("anc", Item.lab(PatientStory.NEUTROPHILS, "0.95", "10*9/L").lowerLimit("0.9"));

        assertThat(story.advice()).containsEntry("interrupt-treatment", "urgent");
        assertThat(story.recommendations().getFirst().evidence().getFirst().remarks())
                .contains("within the laboratory's own reference range");
    }

    @Test
    void limitItselfIsNoGrade() {
        assertThat(grade(story("[{\"low\": {\"value\": 11.00}}]"))).isEqualTo(ZERO);
    }

    private static PatientStory story(String ranges) {
        PatientStory story = PatientStory.treated().neutrophils("0.4");
        story.put("hb", Item.lab(PatientStory.HEMOGLOBIN, "11.0", "g/dL").put("referenceRange", ranges));
        return story;
    }

    private static String grade(PatientStory story) {
        return hemoglobin(story).graded().orElseThrow().toString();
    }

    private static Evidence hemoglobin(PatientStory story) {
        return story.recommendations().getFirst().evidence().stream()
                .filter(piece -> piece.label().equals("hemoglobin"))
                .findFirst()
                .orElseThrow();
    }
}
