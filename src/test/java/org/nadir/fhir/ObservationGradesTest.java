package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.fhir.GradingText.grading;
import static org.nadir.fhir.GradingText.observation;
import static org.nadir.fhir.GradingText.withLowerLimit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.ctcae.CtcaeVersion;

/** Observations at the limits of both CTCAE versions, in conventional and SI units. */
class ObservationGradesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # test | value and unit | LLN  | v5  | v6
            ANC    | 2.0 10*3/uL    | 2.0  | 0   | 0
            ANC    | 1.99 10*3/uL   | 2.0  | 1   | 0
            ANC    | 1.5 10*3/uL    | 2.0  | 1   | 0
            ANC    | 1.5 10*3/uL    |      | 0-1 | 0
            ANC    | 1.49 10*3/uL   |      | 2   | 1
            ANC    | 1.0 10*9/L     |      | 2   | 1
            ANC    | 0.999 10*9/L   |      | 3   | 2
            ANC    | 0.5 10*9/L     |      | 3   | 2
            ANC    | 0.499 10*9/L   |      | 4   | 3
            ANC    | 0.1 10*9/L     |      | 4   | 3
            ANC    | 0.099 10*9/L   |      | 4   | 4
            ANC    | 0 10*9/L       |      | 4   | 4
            ANC    | 2000 /uL       | 2000 | 0   | 0
            ANC    | 1999 /uL       | 2000 | 1   | 0
            ANC    | 1500 /uL       |      | 0-1 | 0
            ANC    | 1499 /uL       |      | 2   | 1
            ANC    | 1000 /uL       |      | 2   | 1
            ANC    | 999 /uL        |      | 3   | 2
            ANC    | 500 /uL        |      | 3   | 2
            ANC    | 499 /uL        |      | 4   | 3
            ANC    | 100 /uL        |      | 4   | 3
            ANC    | 99 /uL         |      | 4   | 4
            PLT    | 150 10*3/uL    | 150  | 0   | 0
            PLT    | 149 10*3/uL    | 150  | 1   | 1
            PLT    | 75 10*9/L      | 150  | 1   | 1
            PLT    | 74 10*9/L      |      | 2   | 2
            PLT    | 50 10*9/L      |      | 2   | 2
            PLT    | 49 10*9/L      |      | 3   | 3
            PLT    | 25 10*9/L      |      | 3   | 3
            PLT    | 24 10*9/L      |      | 4   | 3
            PLT    | 10 10*9/L      |      | 4   | 3
            PLT    | 9 10*9/L       |      | 4   | 4
            PLT    | 75000 /uL      |      | 0-1 | 0-1
            PLT    | 74999 /uL      |      | 2   | 2
            PLT    | 24999 /uL      |      | 4   | 3
            PLT    | 9999 /uL       |      | 4   | 4
            HB     | 12.0 g/dL      | 12.0 | 0   | 0
            HB     | 11.9 g/dL      | 12.0 | 1   | 1
            HB     | 10.0 g/dL      |      | 0-1 | 0-1
            HB     | 9.9 g/dL       |      | 2   | 2
            HB     | 8.0 g/dL       |      | 2   | 2
            HB     | 7.9 g/dL       |      | 3   | 3
            HB     | 3.0 g/dL       |      | 3   | 3
            HB     | 120 g/L        | 120  | 0   | 0
            HB     | 100 g/L        | 120  | 1   | 1
            HB     | 99 g/L         |      | 2   | 2
            HB     | 80 g/L         |      | 2   | 2
            HB     | 79 g/L         |      | 3   | 3
            HB     | 7.5 mmol/L     | 7.5  | 0   | 0
            HB     | 6.2 mmol/L     | 7.5  | 1   | 1
            HB     | 6.1 mmol/L     |      | 2   | 2
            HB     | 4.9 mmol/L     |      | 2   | 2
            HB     | 4.8 mmol/L     |      | 3   | 3
            LYM    | 1.0 10*3/uL    | 1.0  | 0   | 0
            LYM    | 0.9 10*3/uL    | 1.0  | 1   | 1
            LYM    | 0.79 10*3/uL   |      | 2   | 0-1
            LYM    | 0.49 10*3/uL   | 1.0  | 3   | 1
            LYM    | 0.19 10*3/uL   | 1.0  | 4   | 1
            LYM    | 200 /uL        |      | 3   | 0-1
            WBC    | 4.0 10*3/uL    | 4.0  | 0   | 0
            WBC    | 3.9 10*3/uL    | 4.0  | 1   | 1
            WBC    | 2.9 10*3/uL    |      | 2   | 2
            WBC    | 1.9 10*3/uL    |      | 3   | 3
            WBC    | 0.9 10*3/uL    |      | 4   | 4
            WBC    | 1000 /uL       |      | 3   | 3
            """)
    void limits_inEachUnit_forBothVersions(String test, String result, String lowerLimit, String v5, String v6) {
        String[] valueAndUnit = result.split(" ", 2);
        ObjectNode observation = observation(test, valueAndUnit[0], valueAndUnit[1]);
        if (lowerLimit != null) {
            withLowerLimit(observation, lowerLimit, valueAndUnit[1]);
        }
        assertThat(grading(CtcaeVersion.V5_0, observation)).as("5.0").isEqualTo(v5);
        assertThat(grading(CtcaeVersion.V6_0, observation)).as("6.0").isEqualTo(v6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # test | value and unit | LLN  | v5  | v6
            ANC    | <0.1 10*3/uL   |      | 4   | 4
            ANC    | <=0.1 10*3/uL  |      | 4   | 3-4
            ANC    | <0.5 10*3/uL   |      | 4   | 3-4
            ANC    | <=0.5 10*3/uL  |      | 3-4 | 2-4
            ANC    | <500 /uL       |      | 4   | 3-4
            ANC    | <2 10*3/uL     |      | 0-4 | 0-4
            ANC    | <2 10*3/uL     | 2.0  | 1-4 | 0-4
            ANC    | >=1.5 10*3/uL  |      | 0-1 | 0
            ANC    | >=2.0 10*3/uL  | 2.0  | 0   | 0
            ANC    | >1.0 10*3/uL   | 2.0  | 0-2 | 0-1
            PLT    | <10 10*9/L     |      | 4   | 4
            PLT    | <=10 10*9/L    |      | 4   | 3-4
            PLT    | <25 10*9/L     |      | 4   | 3-4
            PLT    | >=75 10*9/L    | 150  | 0-1 | 0-1
            PLT    | >1000 10*9/L   | 150  | 0   | 0
            HB     | <8.0 g/dL      |      | 3   | 3
            HB     | <=8.0 g/dL     |      | 2-3 | 2-3
            HB     | <80 g/L        |      | 3   | 3
            """)
    void aComparator_leavesAllGradesThatArePossible(
            String test, String result, String lowerLimit, String v5, String v6) {
        limits_inEachUnit_forBothVersions(test, result, lowerLimit, v5, v6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # test | value   | unit    | expected
            ANC    | 350     | 10*3/uL | implausible
            ANC    | 0.0007  | 10*3/uL | implausible
            ANC    | -0.1    | 10*3/uL | implausible
            ANC    | 1e40    | 10*3/uL | implausible
            ANC    | 1e-40   | 10*3/uL | implausible
            ANC    | <0      | 10*3/uL | implausible
            PLT    | 0.05    | 10*9/L  | implausible
            PLT    | 180000  | 10*9/L  | implausible
            PLT    | 180     | /uL     | implausible
            HB     | 120     | g/dL    | implausible
            HB     | 12      | g/L     | implausible
            HB     | 12      | mmol/L  | 0-1
            HB     | 16      | mmol/L  | implausible
            HB     | 0       | g/dL    | implausible
            WBC    | 4500    | 10*3/uL | implausible
            """)
    void aValueThatSpeaksOfAWrongUnit_isNotGraded(String test, String value, String unit, String expected) {
        assertThat(grading(CtcaeVersion.V5_0, observation(test, value, unit))).isEqualTo(expected);
    }
}
