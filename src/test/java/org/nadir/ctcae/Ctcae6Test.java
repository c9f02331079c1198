package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.ctcae.Results.grade;
import static org.nadir.ctcae.Results.result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of CTCAE 6.0, one test each: just above, at and just below every limit; and what changed since 5.0. */
class Ctcae6Test {

    private static void assertGrade(LabValue result, String expected) {
        assertThat(grade(CtcaeVersion.V6_0, result)).as(result.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            1.501    | ?   | 0
            1.500    | ?   | 0
            1.499    | ?   | 1
            1.001    | ?   | 1
            1.000    | ?   | 1
            0.999    | ?   | 2
            0.501    | ?   | 2
            0.500    | ?   | 2
            0.499    | ?   | 3
            0.101    | ?   | 3
            0.100    | ?   | 3
            0.099    | ?   | 4
            0        | ?   | 4
            # the lower limit of normal does not count, and is reported only where it disagrees
            1.900    | 2.0 | 0
            1.500    | 2.0 | 0
            1.499    | 2.0 | 1
            1.500    | 1.2 | 0
            1.400    | 1.2 | 1 in local range
            1.199    | 1.2 | 1
            0.950    | 0.9 | 2 in local range
            """)
    void neutrophils_1500to1000_to500_to100_below100(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.NEUTROPHILS, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            150      | 150 | 0
            149      | 150 | 1
            75       | 150 | 1
            74.9     | 150 | 2
            50       | 150 | 2
            49.9     | 150 | 3
            25       | 150 | 3
            24.9     | 150 | 3
            10.1     | 150 | 3
            10       | 150 | 3
            9.9      | 150 | 4
            0        | 150 | 4
            75       | ?   | 0-1
            74.9     | ?   | 2
            10       | ?   | 3
            9.9      | ?   | 4
            74       | 70  | 2 in local range
            """)
    void platelets_belowLLNto75_to50_to10_below10(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.PLATELETS, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # g/dL | LLN  | grade
            12.0   | 12.0 | 0
            11.9   | 12.0 | 1
            10.0   | 12.0 | 1
            9.9    | 12.0 | 2
            8.0    | 12.0 | 2
            7.9    | 12.0 | 3
            2.0    | 12.0 | 3
            10.0   | ?    | 0-1
            9.9    | ?    | 2
            9.9    | 9.5  | 2 in local range
            """)
    void hemoglobin_belowLLNto10_to8_below8_neverGrade4(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.HEMOGLOBIN, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # mmol/L | LLN | grade
            7.5      | 7.5 | 0
            7.4      | 7.5 | 1
            6.2      | 7.5 | 1
            6.1      | 7.5 | 2
            4.9      | 7.5 | 2
            4.8      | 7.5 | 3
            6.2      | ?   | 0-1
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
            0.100    | 1.0 | 1
            0        | 1.0 | 1
            2.0      | ?   | 0-1
            0.100    | ?   | 0-1
            """)
    void lymphocytes_belowLLN_neverMoreThanGrade1(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.LYMPHOCYTES, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 10*9/L | LLN | grade
            4.0      | 4.0 | 0
            3.999    | 4.0 | 1
            3.000    | 4.0 | 1
            2.999    | 4.0 | 2
            2.000    | 4.0 | 2
            1.999    | 4.0 | 3
            1.000    | 4.0 | 3
            0.999    | 4.0 | 4
            3.000    | ?   | 0-1
            2.900    | 2.5 | 2 in local range
            """)
    void leukocytes_belowLLNto3000_to2000_to1000_below1000(String value, String lowerLimit, String expected) {
        assertGrade(result(Analyte.LEUKOCYTES, value, lowerLimit), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # analyte   | 10*9/L | 5.0 | 6.0
            NEUTROPHILS | 1.4    | 2   | 1
            NEUTROPHILS | 0.75   | 3   | 2
            NEUTROPHILS | 0.3    | 4   | 3
            NEUTROPHILS | 0.08   | 4   | 4
            PLATELETS   | 60     | 2   | 2
            PLATELETS   | 30     | 3   | 3
            PLATELETS   | 20     | 4   | 3
            PLATELETS   | 8      | 4   | 4
            """)
    void sameValue_hasItsOwnGradeInEachVersion(Analyte analyte, String value, String in5, String in6) {
        assertThat(grade(CtcaeVersion.V5_0, result(analyte, value, "?"))).isEqualTo(in5);
        assertThat(grade(CtcaeVersion.V6_0, result(analyte, value, "?"))).isEqualTo(in6);
    }

    @Test
    void terms_haveTheNamesAndCodesOfThisVersion() {
        Ctcae ctcae = Ctcae.of(CtcaeVersion.V6_0);

        assertThat(ctcae.term(Analyte.NEUTROPHILS)).contains(new CtcaeTerm("Neutrophil count decreased", "10029366"));
        assertThat(ctcae.term(Analyte.PLATELETS)).contains(new CtcaeTerm("Thrombocytopenia", "10043554"));
        assertThat(ctcae.term(Analyte.HEMOGLOBIN)).contains(new CtcaeTerm("Anemia", "10002272"));
        assertThat(ctcae.term(Analyte.LYMPHOCYTES)).contains(new CtcaeTerm("Lymphopenia", "10025327"));
        assertThat(ctcae.term(Analyte.LEUKOCYTES)).contains(new CtcaeTerm("White blood cell decreased", "10049182"));
    }
}
