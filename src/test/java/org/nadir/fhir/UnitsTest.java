package org.nadir.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.fhir.GradingText.NOW;
import static org.nadir.fhir.GradingText.json;
import static org.nadir.fhir.GradingText.observation;
import static org.nadir.fhir.GradingText.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.ctcae.CtcaeVersion;

/** Which unit counts (CLINICAL B6 5.2): a closed list, and no guess. */
class UnitsTest {

    private static final String UCUM = "http://unitsofmeasure.org";

    private static ResultGrading graded(String test, ObjectNode quantity) {
        ObjectNode observation = observation(test).set("valueQuantity", quantity);
        return ObservationGrader.of(CtcaeVersion.V5_0, NOW).grade(observation).getFirst();
    }

    private static String outcome(ResultGrading grading) {
        return switch (grading) {
            case ResultGrading.Found found -> found.value().canonical().value().toPlainString();
            case ResultGrading.Refused refused -> text(refused);
        };
    }

    private static ObjectNode number(String value) {
        return json("{\"value\": %s}".formatted(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # test | value  | unit           | in 10*9/L or g/dL, or why not
            ANC    | 0.7    | 10*3/uL        | 0.7
            ANC    | 0.7    | 10*9/L         | 0.7
            ANC    | 0.7    | 10^3/uL        | 0.7
            ANC    | 0.7    | 10^9/L         | 0.7
            ANC    | 0.7    | 10*3/mm3       | 0.7
            ANC    | 0.7    | 10*3/ul        | 0.7
            ANC    | 0.7    | 10*9/l         | 0.7
            ANC    | 0.7    | /nL            | 0.7
            ANC    | 0.7    | 10*3{cells}/uL | 0.7
            ANC    | 0.7    | 10*3.uL-1      | 0.7
            ANC    | 0.7    | 10^6/mL        | 0.7
            ANC    | 0.7    | K/uL           | 0.7
            ANC    | 0.7    | K/µL           | 0.7
            ANC    | 0.7    | K/mm3          | 0.7
            ANC    | 0.7    | k/uL           | 0.7
            ANC    | 0.7    | G/L            | 0.7
            ANC    | 0.7    | GI/L           | 0.7
            ANC    | 0.7    | x10E3/uL       | 0.7
            ANC    | 0.7    | x10^3/uL       | 0.7
            ANC    | 0.7    | 10e3/uL        | 0.7
            ANC    | 0.7    | 10E9/L         | 0.7
            ANC    | 0.7    | 10e9/L         | 0.7
            ANC    | 0.7    | thou/uL        | 0.7
            ANC    | 0.7    | Thou/mcL       | 0.7
            ANC    | 0.7    | K/cumm         | 0.7
            ANC    | 0.7    | 10*3/mcL       | 0.7
            ANC    | 700    | /uL            | 0.7
            ANC    | 700    | /ul            | 0.7
            ANC    | 700    | /mm3           | 0.7
            ANC    | 700    | 10*6/L         | 0.7
            ANC    | 700    | 10^6/L         | 0.7
            ANC    | 700    | {cells}/uL     | 0.7
            ANC    | 700    | {cells}/mm3    | 0.7
            ANC    | 700    | {#}/uL         | 0.7
            ANC    | 700    | 1/uL           | 0.7
            ANC    | 700    | cells/uL       | 0.7
            ANC    | 700    | cells/mm3      | 0.7
            ANC    | 700    | /cumm          | 0.7
            ANC    | 700    | /mcL           | 0.7
            ANC    | 700    | M/L            | 0.7
            ANC    | 700    | 10*3/mL        | 0.7
            ANC    | 700    | 10^3/mL        | 0.7
            ANC    | 0.0007 | M/uL           | 0.7
            PLT    | 0.18   | M/uL           | 180
            PLT    | 0.18   | 10*12/L        | 180
            HB     | 9      | g/dL           | 9
            HB     | 9      | g%             | 9
            HB     | 9      | gm/dL          | 9
            HB     | 9      | G/DL           | 9
            HB     | 90     | g/L            | 9
            HB     | 90     | g/l            | 9
            HB     | 5.6    | mmol/L         | 9.024120
            # units of something else, and words that are no unit
            ANC    | 0.7    | mmol/L         | unlisted-unit
            ANC    | 0.7    | g/dL           | unlisted-unit
            ANC    | 70     | %              | percentage
            ANC    | 0.7    | 1              | unlisted-unit
            ANC    | 0.7    | mm3            | unlisted-unit
            ANC    | 0.7    | uL             | unlisted-unit
            ANC    | 0.7    | 10*3           | unlisted-unit
            ANC    | 0.7    | Cel            | unlisted-unit
            ANC    | 0.7    | thousands      | unlisted-unit
            HB     | 9      | 10*9/L         | unlisted-unit
            HB     | 9      | G/L            | unlisted-unit
            HB     | 30     | %              | unlisted-unit
            HB     | 9      | mg/dL          | unlisted-unit
            """)
    void aUnit_isReadAsCodeAndAsText(String test, String value, String unit, String expected) {
        ObjectNode coded = number(value).put("system", UCUM).put("code", unit);
        ObjectNode written = number(value).put("unit", unit);

        assertThat(outcome(graded(test, coded))).as("as code").isEqualTo(expected);
        assertThat(outcome(graded(test, written))).as("as text").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # value | code    | text             | system                        | 10*9/L, or why not
            0.7     | -       | -                | -                             | no-unit
            0.7     | -       | -                | http://unitsofmeasure.org     | no-unit
            0.7     | 10*9/L  | -                | -                             | 0.7
            0.7     | 10*9/L  | -                | urn:oid:2.16.840.1.113883.6.8 | 0.7
            0.7     | -       | 10*9/L           | -                             | 0.7
            0.7     | 10*9/L  | K/uL             | http://unitsofmeasure.org     | 0.7
            0.7     | 10*9/L  | billion per litre | http://unitsofmeasure.org    | 0.7
            0.7     | 10*9/L  | 10*6/L           | http://unitsofmeasure.org     | contradicting-unit
            0.7     | 10*3/uL | 10*3/mL          | http://unitsofmeasure.org     | contradicting-unit
            700     | /uL     | 10*3/uL          | http://unitsofmeasure.org     | contradicting-unit
            0.7     | 10*9/L  | g/dL             | http://unitsofmeasure.org     | contradicting-unit
            0.7     | wrong   | 10*9/L           | http://unitsofmeasure.org     | unlisted-unit
            0.7     | 1234    | K/uL             | http://example.org/units      | 0.7
            0.7     | 1234    | -                | http://example.org/units      | unlisted-unit
            0.7     | 10*9/L  | -                | http://example.org/units      | unlisted-unit
            0.7     | 1234    | per field        | http://example.org/units      | unlisted-unit
            0.7     | -       | ' 10*9/L '       | -                             | 0.7
            """)
    void codeTextAndSystem_mustAgree(String value, String code, String text, String system, String expected) {
        ObjectNode quantity = number(value);
        if (code != null) {
            quantity.put("code", code);
        }
        if (text != null) {
            quantity.put("unit", text);
        }
        if (system != null) {
            quantity.put("system", system);
        }

        assertThat(outcome(graded("ANC", quantity))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # unit  | remark
            K/uL    | kelvin
            G/L     | gauss
            10*9/L  | ''
            """)
    void aUnitThatMeansSomethingElseInUcum_isReadWithARemark(String unit, String remark) {
        ResultGrading.Found found =
                (ResultGrading.Found) graded("ANC", number("0.7").put("code", unit));

        assertThat(String.join("", found.remarks())).contains(remark);
        assertThat(found.remarks().isEmpty()).isEqualTo(remark.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # value | unit    | shown as
            8.0     | g/dL    | 8.0
            1.50    | 10*9/L  | 1.50
            1500    | /uL     | 1.5
            2E+1    | 10*9/L  | 20
            80      | g/L     | 8
            """)
    void theDigitsOfTheLaboratory_areKept(String value, String unit, String expected) {
        ResultGrading grading =
                graded(unit.startsWith("g") ? "HB" : "ANC", number(value).put("code", unit));

        assertThat(outcome(grading)).isEqualTo(expected);
    }
}
