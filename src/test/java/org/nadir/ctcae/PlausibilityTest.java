package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.ctcae.Results.result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | result | LLN
            NEUTROPHILS | 100    | ?
            NEUTROPHILS | 0.003  | 1.5
            NEUTROPHILS | 0      | 2.0
            NEUTROPHILS | <0.001 | 2.0
            NEUTROPHILS | <=0    | 2.0
            NEUTROPHILS | 0.5    | 0
            LYMPHOCYTES | 100    | ?
            LYMPHOCYTES | 0.003  | 1.0
            LYMPHOCYTES | 0      | ?
            LEUKOCYTES  | 100    | ?
            LEUKOCYTES  | 0      | ?
            PLATELETS   | 2000   | 150
            PLATELETS   | 1      | 150
            PLATELETS   | 0      | 150
            PLATELETS   | <0.5   | 150
            HEMOGLOBIN  | 25     | 14.0
            HEMOGLOBIN  | 2      | 14.0
            HEMOGLOBIN  | <1     | 14.0
            """)
    void valueThatPatientsHave_isNotDoubted(Analyte analyte, String text, String lowerLimit) {
        assertThat(Plausibility.doubt(result(analyte, text, lowerLimit))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | result | reason
            NEUTROPHILS | 100.1  | above 100 10*9/L
            NEUTROPHILS | 350    | above 100 10*9/L
            NEUTROPHILS | >=101  | above 100 10*9/L
            NEUTROPHILS | 0.0029 | below 0.003 10*9/L
            NEUTROPHILS | -0.1   | below zero
            NEUTROPHILS | <-0.1  | below zero
            NEUTROPHILS | <0     | below zero
            LYMPHOCYTES | 100.1  | above 100 10*9/L
            LYMPHOCYTES | 0.0029 | below 0.003 10*9/L
            LEUKOCYTES  | 100.1  | above 100 10*9/L
            LEUKOCYTES  | 0.0029 | below 0.003 10*9/L
            PLATELETS   | 2000.1 | above 2000 10*9/L
            PLATELETS   | 0.99   | below 1 10*9/L
            PLATELETS   | 0.05   | below 1 10*9/L
            HEMOGLOBIN  | 25.1   | above 25 g/dL
            HEMOGLOBIN  | 90     | above 25 g/dL
            HEMOGLOBIN  | <90    | above 25 g/dL
            HEMOGLOBIN  | 1.99   | below 2 g/dL
            HEMOGLOBIN  | 0      | below 2 g/dL
            """)
    void valueOutsideThePlausible_isDoubtedWithItsUnit(Analyte analyte, String text, String reason) {
        LabValue result = result(analyte, text, "?");

        assertThat(Plausibility.doubt(result))
                .contains("The %s result %s %s is %s: check the unit."
                        .formatted(analyte.label(), text, result.unit().ucum(), reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # mmol/L | plausible
            15.5     | true
            15.6     | false
            1.25     | true
            1.24     | false
            """)
    void hemoglobinInMillimole_isJudgedInGram(String value, boolean plausible) {
        LabValue result = result(Analyte.HEMOGLOBIN, value, LabUnit.MILLIMOLE_PER_LITRE, "?");

        assertThat(Plausibility.doubt(result).isEmpty()).isEqualTo(plausible);
    }

    @Test
    void doubtOfHemoglobinInMillimole_namesTheValueAsReported() {
        LabValue result = result(Analyte.HEMOGLOBIN, "90", LabUnit.MILLIMOLE_PER_LITRE, "?");

        assertThat(Plausibility.doubt(result))
                .contains("The hemoglobin result 90 mmol/L is above 25 g/dL: check the unit.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | result | LLN   | plausible
            NEUTROPHILS | 0.004  | 2.0   | true
            NEUTROPHILS | 0.0039 | 2.0   | false
            NEUTROPHILS | <0.003 | 2.0   | true
            NEUTROPHILS | 3.5    | 0.007 | true
            NEUTROPHILS | 3.6    | 0.007 | false
            LEUKOCYTES  | <50    | 0.009 | false
            """)
    void valueFiveHundredfoldOffItsLowerLimit_isDoubted(
            Analyte analyte, String text, String lowerLimit, boolean plausible) {
        assertThat(Plausibility.doubt(result(analyte, text, lowerLimit)).isEmpty())
                .isEqualTo(plausible);
    }

    @Test
    void doubtOfTheRatio_namesTheLowerLimit() {
        assertThat(Plausibility.doubt(result(Analyte.NEUTROPHILS, "0.0035", "1.8")))
                .contains("The neutrophils result 0.0035 10*9/L is hundreds of times off its lower limit of normal,"
                        + " 1.8 10*9/L: check the unit.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | value | LLN    | the slip
            HEMOGLOBIN  | 13    | 130    | limit in g/L
            PLATELETS   | 250   | 100000 | limit per microlitre
            NEUTROPHILS | 0.3   | 0.0015 | limit per femtolitre
            NEUTROPHILS | 0.3   | -1     | no limit at all
            """)
    void lowerLimitThatIsImplausibleItself_isDoubted(Analyte analyte, String value, String lowerLimit) {
        assertThat(Plausibility.doubt(result(analyte, value, lowerLimit))).hasValueSatisfying(doubt -> assertThat(doubt)
                .contains("implausible lower limit of normal, " + lowerLimit)
                .endsWith("check the unit."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-999999999", "1E+999999999", "<1E-999999999", "1E-2147483647", "0E+2147483647"})
    void numberTooLongToBeWrittenOut_isDoubtedWithoutBeingWrittenOut(String text) {
        LabValue result = result(Analyte.HEMOGLOBIN, text, LabUnit.MILLIMOLE_PER_LITRE, "8.5");

        assertThat(Plausibility.doubt(result))
                .hasValueSatisfying(
                        doubt -> assertThat(doubt).contains("more digits").hasSizeLessThan(120));
        assertThat(result.canonical().value()).isEqualTo(result.value());
    }

    @Test
    void lowerLimitTooLongToBeWrittenOut_isDoubted() {
        assertThat(Plausibility.doubt(result(Analyte.NEUTROPHILS, "1.0", "1E-999999999")))
                .isPresent();
    }
}
