package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.ctcae.Results.criterion;
import static org.nadir.ctcae.Results.grade;
import static org.nadir.ctcae.Results.result;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CtcaeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | result | LLN | in 5.0 | in 6.0
            NEUTROPHILS | <0.1   | ?   | 4      | 4
            NEUTROPHILS | <=0.1  | ?   | 4      | 3-4
            NEUTROPHILS | <0.5   | ?   | 4      | 3-4
            NEUTROPHILS | <=0.5  | ?   | 3-4    | 2-4
            NEUTROPHILS | <0.50000001 | ? | 3-4  | 2-4
            NEUTROPHILS | <2     | ?   | 0-4    | 0-4
            NEUTROPHILS | <2     | 2.0 | 1-4    | 0-4
            NEUTROPHILS | <=2    | 2.0 | 0-4    | 0-4
            NEUTROPHILS | >=1.5  | ?   | 0-1    | 0
            NEUTROPHILS | >=1.5  | 2.0 | 0-1    | 0
            NEUTROPHILS | >=1.5  | 1.5 | 0      | 0
            NEUTROPHILS | >1.49  | ?   | 0-2    | 0-1
            NEUTROPHILS | >=1.3  | 1.2 | 0-2    | 0-1
            NEUTROPHILS | >100   | 2.0 | 0      | 0
            NEUTROPHILS | <=0    | ?   | 4      | 4
            PLATELETS   | <10    | ?   | 4      | 4
            PLATELETS   | <=10   | ?   | 4      | 3-4
            PLATELETS   | >=75   | ?   | 0-1    | 0-1
            PLATELETS   | >1000  | 150 | 0      | 0
            PLATELETS   | >2000  | 150 | 0      | 0
            HEMOGLOBIN  | <8.0   | ?   | 3      | 3
            HEMOGLOBIN  | <1.0   | ?   | 3      | 3
            HEMOGLOBIN  | >8.0   | ?   | 0-2    | 0-2
            LYMPHOCYTES | <0.2   | ?   | 4      | 0-1
            LYMPHOCYTES | <0.2   | 1.0 | 4      | 1
            LEUKOCYTES  | <0.001 | 4.0 | 4      | 4
            """)
    void boundedResult_hasEveryGradeOfItsInterval(
            Analyte analyte, String text, String lowerLimit, String in5, String in6) {
        assertThat(grade(CtcaeVersion.V5_0, result(analyte, text, lowerLimit))).isEqualTo(in5);
        assertThat(grade(CtcaeVersion.V6_0, result(analyte, text, lowerLimit))).isEqualTo(in6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # result | LLN | criterion in 5.0
            0.5      | 2.0 | <1.0 - 0.5 10*9/L
            0.4      | ?   | <0.5 10*9/L
            1.7      | 2.0 | <LLN - 1.5 10*9/L
            2.0      | 2.0 | >= lower limit of normal 2.0 10*9/L
            1.6      | 1.2 | >=1.5 10*9/L
            1.6      | ?   | >= lower limit of normal (not known) or <LLN - 1.5 10*9/L
            <=0.5    | ?   | <1.0 - 0.5 10*9/L or <0.5 10*9/L
            >=1.3    | 1.2 | >=1.5 10*9/L or <1.5 - 1.0 10*9/L
            """)
    void criterion_isTheCellThatDecided(String text, String lowerLimit, String expected) {
        assertThat(criterion(CtcaeVersion.V5_0, result(Analyte.NEUTROPHILS, text, lowerLimit)))
                .isEqualTo(expected);
    }

    @Test
    void criterion_ofGrade0WithoutLowerLimitInTheTable_isItsFirstNumber() {
        assertThat(criterion(CtcaeVersion.V6_0, result(Analyte.NEUTROPHILS, "1.5", "2.0")))
                .isEqualTo(">=1.5 10*9/L");
    }

    @Test
    void criterion_ofHemoglobinInMillimole_isOfThatRow() {
        assertThat(criterion(CtcaeVersion.V5_0, result(Analyte.HEMOGLOBIN, "5.6", LabUnit.MILLIMOLE_PER_LITRE, "8.5")))
                .isEqualTo("<6.2 - 4.9 mmol/L");
    }

    @Test
    void hemoglobinAtALimitInMillimole_isNotGradedByTheNumbersInGram() {
        LabValue atGrade1 = result(Analyte.HEMOGLOBIN, "6.2", LabUnit.MILLIMOLE_PER_LITRE, "8.5");

        assertThat(grade(CtcaeVersion.V5_0, atGrade1)).isEqualTo("1");
        assertThat(grade(CtcaeVersion.V5_0, atGrade1.canonical())).isEqualTo("2");
    }

    @Test
    void onlyAValueCertainToBeInTheLocalRange_isFlagged() {
        assertThat(grade(CtcaeVersion.V5_0, result(Analyte.LEUKOCYTES, "<0.5", "0.4")))
                .isEqualTo("4");
        assertThat(grade(CtcaeVersion.V5_0, result(Analyte.LEUKOCYTES, "0.5", "0.4")))
                .isEqualTo("4 in local range");
    }

    @Test
    void possibilities_ofAnExactValue_areOnePair() {
        assertThat(possibilities("0.7", "2.0")).containsExactly(possibility("0.7", 3));
    }

    @Test
    void possibilities_withoutTheLowerLimitThatDecides_areTwoPairs() {
        assertThat(possibilities("1.7", "?")).containsExactly(possibility("1.7", 0), possibility("1.7", 1));
    }

    @Test
    void possibilities_ofABoundedValue_standOnBothSidesOfEveryLimit() {
        assertThat(possibilities("<=1.2", "1.1"))
                .containsExactly(
                        possibility("0", 4),
                        possibility("0.499999", 4),
                        possibility("0.5", 3),
                        possibility("0.999999", 3),
                        possibility("1.0", 2),
                        possibility("1.099999", 2),
                        possibility("1.1", 2),
                        possibility("1.2", 2));
    }

    @Test
    void possibilities_ofALimitTheValueIsBelow_endJustBelowIt() {
        assertThat(possibilities("<0.5", "2.0")).containsExactly(possibility("0", 4), possibility("0.499999", 4));
    }

    @Test
    void possibilities_ofALimitTheValueIsAbove_reachFromJustAboveItToAHighPlausibleValue() {
        assertThat(possibilities(">1.5", "2.0"))
                .containsExactly(
                        possibility("1.500001", 1),
                        possibility("1.999999", 1),
                        possibility("2.0", 0),
                        possibility("100", 0));
    }

    @Test
    void possibilities_ofHemoglobinInMillimole_areInGram() {
        LabValue result = result(Analyte.HEMOGLOBIN, "5.6", LabUnit.MILLIMOLE_PER_LITRE, "8.5");

        assertThat(Ctcae.of(CtcaeVersion.V5_0).possibilities(result)).containsExactly(possibility("9.024120", 2));
    }

    @Test
    void possibilities_ofAnImplausibleValue_areNone() {
        assertThat(possibilities("350", "2.0")).isEmpty();
    }

    @Test
    void implausibleValue_isNotGradedAndSaysWhy() {
        assertThat(Ctcae.of(CtcaeVersion.V5_0).grade(result(Analyte.NEUTROPHILS, "350", "2.0")))
                .isEqualTo(new NotGradable(
                        new CtcaeTerm("Neutrophil count decreased", "10029366"),
                        "The neutrophils result 350 10*9/L is above 100 10*9/L: check the unit."));
    }

    @ParameterizedTest
    @EnumSource
    void fallingValue_neverHasAFallingGrade(CtcaeVersion version) {
        for (Analyte analyte : Analyte.values()) {
            for (LabUnit unit : analyte.units()) {
                for (String lowerLimit : lowerLimits(analyte)) {
                    assertGradeNeverFalls(version, result(analyte, "1", unit, "?"), lowerLimit);
                }
            }
        }
    }

    /** None, below the fixed numbers, between them, and the usual. */
    private static List<String> lowerLimits(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS, LYMPHOCYTES, LEUKOCYTES -> List.of("?", "0.15", "0.9", "1.5", "4.0");
            case PLATELETS -> List.of("?", "20", "60", "75", "150");
            case HEMOGLOBIN -> List.of("?", "4.5", "7.5", "9.5", "14");
        };
    }

    /** Walks down a fine grid that meets every fixed number. */
    private static void assertGradeNeverFalls(CtcaeVersion version, LabValue result, String lowerLimit) {
        boolean platelets = result.analyte() == Analyte.PLATELETS;
        BigDecimal step = new BigDecimal(platelets ? "0.5" : "0.01");
        int low = 0;
        int high = 0;
        int graded = 0;
        for (int i = 1600; i > 0; i--) {
            String value = step.multiply(BigDecimal.valueOf(i)).toPlainString();
            LabValue next = result(result.analyte(), value, result.unit(), lowerLimit);
            List<Integer> grades = Ctcae.of(version).possibilities(next).stream()
                    .map(Possibility::grade)
                    .toList();
            if (!grades.isEmpty()) {
                assertThat(grades.get(0)).as(next.toString()).isGreaterThanOrEqualTo(low);
                assertThat(grades.get(grades.size() - 1)).as(next.toString()).isGreaterThanOrEqualTo(high);
                low = grades.get(0);
                high = grades.get(grades.size() - 1);
                graded++;
            }
        }
        assertThat(graded).as("%s with limit %s", result, lowerLimit).isNotZero();
        assertThat(high).isPositive();
    }

    private static List<Possibility> possibilities(String text, String lowerLimit) {
        return Ctcae.of(CtcaeVersion.V5_0).possibilities(result(Analyte.NEUTROPHILS, text, lowerLimit));
    }

    private static Possibility possibility(String value, int grade) {
        return new Possibility(new BigDecimal(value), grade);
    }
}
