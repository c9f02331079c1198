package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {

    private final ToxicityCounts counts = new ToxicityCounts();

    private String[] rows() {
        return CsvWriter.write(Summaries.of(counts)).split("\r\n");
    }

    @Test
    void theFirstRowNamesTheColumns_andEachRowHasThem() {
        Patients.random(50, 2, 3).map(Patients::treated).forEach(counts::add);

        assertThat(rows()[0]).isEqualTo(CsvWriter.HEADER);
        int columns = CsvWriter.HEADER.split(",").length;
        assertThat(rows()).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(columns));
        int strata = counts.strata().size();
        int categories = Category.values().length + 1;
        assertThat(rows()).hasSize(1 + 2 + strata * CountedTerm.values().length * categories + 2);
    }

    @Test
    void aRateStandsOnlyBesideADenominator() {
        assertThat(rows())
                .contains("this server,ResearchStudy/made-up,all,all,5.0,anemia,grade-3,0,0,")
                .contains("published: Table 1,Myeloma,,,,neutropenia,grade-3-or-higher,,,34")
                .contains("published: Table 2,Lymphoma,,,,febrile-neutropenia,grade-3-or-higher,4,,");
    }

    @Test
    void aPatientOfThreeIsAThird() {
        counts.add(Patients.treated(Patients.patient(new Arm.Named("A"), Cycle.number(1), CountedTerm.ANEMIA, 3, 4)));
        counts.add(Patients.treated(new PatientToxicity(new Arm.Named("A"))));
        counts.add(Patients.treated(new PatientToxicity(new Arm.Named("B"))));

        assertThat(rows())
                .contains(
                        "this server,ResearchStudy/made-up,all,all,5.0,anemia,grade-3-or-higher,1,3,33.3",
                        "this server,ResearchStudy/made-up,A,all,5.0,anemia,grade-3-or-4,1,2,50.0",
                        "this server,ResearchStudy/made-up,A,1,5.0,anemia,grade-3-or-4,1,1,100.0",
                        "this server,ResearchStudy/made-up,B,all,5.0,anemia,no-result,1,1,100.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Arm A            | Arm A
            =1+1             | '=1+1
            +1               | '+1
            -1               | '-1
            @SUM(A1)         | '@SUM(A1)
            say "b", c       | "say ""b"", c"
            =A1,"x",2        | "'=A1,""x"",2"
            """)
    void aCellIsQuotedAndNeverAFormula(String text, String cell) {
        assertThat(CsvWriter.cell(text)).isEqualTo(cell);
    }
}
