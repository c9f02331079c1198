package org.nadir.ctcae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcaeTableTest {

    private static final String TABLE = """
            # A version

            | analyte     | term | MedDRA code | unit   | grade 1     | grade 2     | grade 3    | grade 4 |
            |-------------|------|-------------|--------|-------------|-------------|------------|---------|
            | neutrophils | N    | 10029366    | 10*9/L | <LLN - 1.5  | <1.5 - 1.0  | <1.0 - 0.5 | <0.5    |
            | platelets   | P    | 10035528    | 10*9/L | <LLN - 75   | <75 - 50    | <50 - 25   | <25     |
            | hemoglobin  | A    | 10002272    | g/dL   | <LLN - 10.0 | <10.0 - 8.0 | <8.0       | -       |
            | hemoglobin  | A    | 10002272    | mmol/L | <LLN - 6.2  | <6.2 - 4.9  | <4.9       | -       |
            | lymphocytes | L    | 10025256    | 10*9/L | <LLN        | -           | -          | -       |
            | leukocytes  | W    | 10049182    | 10*9/L | <3.0 - 2.0  | <2.0 - 1.0  | <1.0       | -       |

            - Notes, which may hold a | and are not read.
            """;

    @Test
    void soundTable_isReadRowByRow() {
        CtcaeTable table = CtcaeTable.parse("t.md", TABLE);

        assertThat(table.rows())
                .extracting(GradeRow::name)
                .containsExactly(
                        "neutrophils in 10*9/L",
                        "platelets in 10*9/L",
                        "hemoglobin in g/dL",
                        "hemoglobin in mmol/L",
                        "lymphocytes in 10*9/L",
                        "leukocytes in 10*9/L");
        assertThat(table.row(Analyte.PLATELETS, LabUnit.GIGA_PER_LITRE).cutOffs())
                .extracting(Object::toString)
                .containsExactly("75", "50", "25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # text in the table;   replaced by;           the refusal
            <1.5 - 1.0;            1.5 - 1.0;             't.md, line 5, column grade 2: "1.5 - 1.0" is neither "<upper - lower", "<upper" nor "-"'
            <1.5 - 1.0;            <=1.5 - 1.0;           't.md, line 5, column grade 2: "<=1.5 - 1.0" is neither "<upper - lower", "<upper" nor "-"'
            <1.5 - 1.0;            '<1,5 - 1.0';          't.md, line 5, column grade 2: "<1,5 - 1.0" is neither "<upper - lower", "<upper" nor "-"'
            <1.5 - 1.0;            <1.5 – 1.0;            't.md, line 5, column grade 2: "<1.5 – 1.0" is neither "<upper - lower", "<upper" nor "-"'
            <1.5 - 1.0;            '';                    't.md, line 5, column grade 2: "" is neither "<upper - lower", "<upper" nor "-"'
            <1.5 - 1.0;            <1.0 - 1.5;            't.md, line 5, column grade 2: "<1.0 - 1.5" does not fall from its first number to its second'
            <LLN - 1.5;            <1.5 - 1.5;            't.md, line 5, column grade 1: "<1.5 - 1.5" does not fall from its first number to its second'
            <1.5 - 1.0;            <1.4 - 1.0;            't.md, line 5, column grade 2: "<1.4 - 1.0" leaves a gap or an overlap; after the grade before it, this must begin with "<1.5"'
            <1.5 - 1.0;            <LLN - 1.0;            't.md, line 5, column grade 2: "<LLN - 1.0" leaves a gap or an overlap; after the grade before it, this must begin with "<1.5"'
            <1.5 - 1.0;            -;                     't.md, line 5, column grade 2: "-" leaves a gap or an overlap; after the grade before it, this must begin with "<1.5"'
            <50 - 25;              <50;                   't.md, line 6, column grade 4: "<25" leaves a gap or an overlap; after the grade before it, this must begin with "-"'
            <LLN - 75;             -;                     't.md, line 6, column grade 1: the first grade is missing'
            <25;                   <25 - 1;               't.md, line 6, column grade 4: nothing is said of values below 1'
            neutrophils;           neutrophil;            't.md, line 5, column analyte: unknown analyte "neutrophil"'
            lymphocytes;           leukocytes;            't.md, line 10, column analyte: a second row for leukocytes in 10*9/L'
            mmol/L;                g/L;                   't.md, line 8, column unit: hemoglobin is not graded in "g/L"'
            10035528;              1003552;               't.md, line 6, column MedDRA code: "1003552" does not have eight digits'
            '| P    |';            '|      |';            't.md, line 6, column term: the term is missing'
            '| P    |';            '|';                   't.md, line 6, column grade 4: the cell is missing'
            '| P    |';            '| P | P |';           't.md, line 6, column 9: the table has only 8 columns'
            '<25     |';           <25;                   't.md, line 6, column at the end: the line does not end with "|"'
            grade 3;               grade three;           't.md, line 3, column grade 3: the heading is not "grade 3"'
            '|---------|';         '|         |';         't.md, line 4, column grade 4: the rule below the heading is missing'
            """)
    void unsoundTable_isRefusedWithLineAndColumn(String text, String replacement, String refusal) {
        assertThat(TABLE).contains(text);

        assertThatThrownBy(() -> CtcaeTable.parse("t.md", TABLE.replace(text, replacement)))
                .isInstanceOf(MalformedCtcaeTableException.class)
                .hasMessage(refusal);
    }

    @Test
    void tableThatLacksARow_isRefused() {
        String withoutMillimole =
                TABLE.lines().filter(line -> !line.contains("mmol/L")).reduce("", (a, b) -> a + b + "\n");

        assertThatThrownBy(() -> CtcaeTable.parse("t.md", withoutMillimole))
                .hasMessage("t.md, line 9, column analyte: the table ends without a row for hemoglobin in mmol/L");
    }

    @Test
    void fileWithoutATable_isRefused() {
        assertThatThrownBy(() -> CtcaeTable.parse("t.md", "# A version\n"))
                .hasMessage("t.md, line 1, column analyte: no table in this file");
    }
}
