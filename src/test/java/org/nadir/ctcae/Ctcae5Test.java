package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.ctcae.Results.grade;
import static org.nadir.ctcae.Results.result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows of CTCAE 5.0, one test each: just above, at and just below every limit. A limit is the end of the grade
 * above it.
 */
class Ctcae5Test {

    private static void assertGrade(LabValue result, String expected) {
        assertThat(grade(CtcaeVersion.V5_0, result)).as(result.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN  | grade
            2.001    | 2.0  | 0
            2.0      | 2.0  | 0
            2        | 2.00 | 0
            1.999    | 2.0  | 1
            1.501    | 2.0  | 1
            1.500    | 2.0  | 1
            1.499    | 2.0  | 2
            1.001    | 2.0  | 2
            1.000    | 2.0  | 2
            0.999    | 2.0  | 3
            0.501    | 2.0  | 3
            0.500    | 2.0  | 3
            0.499    | 2.0  | 4
            0        | 2.0  | 4
            # no lower limit of normal
            1.500    | ?    | 0-1
            1.499    | ?    | 2
            0.500    | ?    | 3
            0.499    | ?    | 4
            # a lower limit at, below and far below the end of grade 1, as in Duffy-null people
            1.500    | 1.5  | 0
            1.499    | 1.5  | 2
            1.500    | 1.2  | 0
            1.400    | 1.2  | 2 in local range
            1.200    | 1.2  | 2 in local range
            1.199    | 1.2  | 2
            0.999    | 0.9  | 3 in local range
            0.450    | 0.4  | 4 in local range
            """)
    void neutrophils_belowLLNto1500_to1000_to500_below500(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.NEUTROPHILS, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            101      | 100 | 0
            100      | 100 | 0
            99.9     | 100 | 1
            75.1     | 100 | 1
            75       | 100 | 1
            74.9     | 100 | 2
            50.1     | 100 | 2
            50       | 100 | 2
            49.9     | 100 | 3
            25.1     | 100 | 3
            25       | 100 | 3
            24.9     | 100 | 4
            1        | 100 | 4
            0        | 100 | 4
            75       | ?   | 0-1
            74.9     | ?   | 2
            25       | ?   | 3
            24.9     | ?   | 4
            75       | 70  | 0
            74       | 70  | 2 in local range
            69       | 70  | 2
            """)
    void platelets_belowLLNto75_to50_to25_below25(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.PLATELETS, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # g/dL | LLN  | grade
            14.1   | 14.0 | 0
            14.0   | 14.0 | 0
            13.9   | 14.0 | 1
            10.1   | 14.0 | 1
            10.0   | 14.0 | 1
            9.9    | 14.0 | 2
            8.1    | 14.0 | 2
            8.0    | 14.0 | 2
            7.9    | 14.0 | 3
            2.0    | 14.0 | 3
            10.0   | ?    | 0-1
            9.9    | ?    | 2
            7.9    | ?    | 3
            10.0   | 9.5  | 0
            9.9    | 9.5  | 2 in local range
            9.4    | 9.5  | 2
            """)
    void hemoglobin_belowLLNto10_to8_below8_neverGrade4(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.HEMOGLOBIN, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # mmol/L | LLN | grade
            8.5      | 8.5 | 0
            8.4      | 8.5 | 1
            6.3      | 8.5 | 1
            6.2      | 8.5 | 1
            6.1      | 8.5 | 2
            5.6      | 8.5 | 2
            4.9      | 8.5 | 2
            4.8      | 8.5 | 3
            1.3      | 8.5 | 3
            6.2      | ?   | 0-1
            6.1      | ?   | 2
            4.8      | ?   | 3
            """)
    void hemoglobinInMillimole_belowLLNto6point2_to4point9_below4point9(
            String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.HEMOGLOBIN, value, LabUnit.MILLIMOLE_PER_LITRE, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            1.0      | 1.0 | 0
            0.999    | 1.0 | 1
            0.801    | 1.0 | 1
            0.800    | 1.0 | 1
            0.799    | 1.0 | 2
            0.501    | 1.0 | 2
            0.500    | 1.0 | 2
            0.499    | 1.0 | 3
            0.201    | 1.0 | 3
            0.200    | 1.0 | 3
            0.199    | 1.0 | 4
            0        | 1.0 | 4
            0.800    | ?   | 0-1
            0.799    | ?   | 2
            0.199    | ?   | 4
            0.750    | 0.7 | 2 in local range
            """)
    void lymphocytes_belowLLNto800_to500_to200_below200(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.LYMPHOCYTES, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            4.0      | 4.0 | 0
            3.999    | 4.0 | 1
            3.001    | 4.0 | 1
            3.000    | 4.0 | 1
            2.999    | 4.0 | 2
            2.000    | 4.0 | 2
            1.999    | 4.0 | 3
            1.000    | 4.0 | 3
            0.999    | 4.0 | 4
            0        | 4.0 | 4
            3.000    | ?   | 0-1
            2.999    | ?   | 2
            0.999    | ?   | 4
            2.900    | 2.5 | 2 in local range
            """)
    void leukocytes_belowLLNto3000_to2000_to1000_below1000(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.LEUKOCYTES, value, lowerLimit), expected);
    }

    @Test
    void terms_haveTheNamesAndCodesOfThisVersion() {
        Ctcae ctcae = Ctcae.of(CtcaeVersion.V5_0);

        assertThat(ctcae.term(Analyte.NEUTROPHILS)).contains(new CtcaeTerm("Neutrophil count decreased", "10029366"));
        assertThat(ctcae.term(Analyte.PLATELETS)).contains(new CtcaeTerm("Platelet count decreased", "10035528"));
        assertThat(ctcae.term(Analyte.HEMOGLOBIN)).contains(new CtcaeTerm("Anemia", "10002272"));
        assertThat(ctcae.term(Analyte.LYMPHOCYTES)).contains(new CtcaeTerm("Lymphocyte count decreased", "10025256"));
        assertThat(ctcae.term(Analyte.LEUKOCYTES)).contains(new CtcaeTerm("White blood cell decreased", "10049182"));
    }
}
