package org.nadir.fhirserver.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.demo.DemoEvent.BloodCount;
import org.nadir.fhirserver.demo.DemoEvent.Reading;
import org.nadir.fhirserver.demo.DemoEvent.Shape;

class DemoCourseReaderTest {

    private static final String HEADER = """
            id: demo-example
            name: Demo-Zircon, Zoe
            born: 1960-01-31
            sex: female
            units: US
            study: none
            story: An example.
            expect: interrupt-treatment critical, g-csf warning

            """;

    private final DemoCourseReader reader = new DemoCourseReader();

    @Test
    void headerSaysWhoThePatientIsAndWhatIsExpected() {
        DemoCourse course = reader.read("demo-example.txt", HEADER);

        assertThat(course.id()).isEqualTo("demo-example");
        assertThat(course.person().family()).isEqualTo("Demo-Zircon");
        assertThat(course.person().born()).isEqualTo(LocalDate.of(1960, 1, 31));
        assertThat(course.expectedCards())
                .containsExactlyInAnyOrderEntriesOf(Map.of("interrupt-treatment", "critical", "g-csf", "warning"));
        assertThat(course.events()).isEmpty();
    }

    @Test
    void bloodCountKeepsComparatorUnitShapeAndStatusAsWritten() {
        DemoCourse course = reader.read(
                "demo-example.txt", HEADER + "-3 09:00 cbc ANC <0.20, PLT 1.9 lakh/cumm; as panel; status corrected");

        assertThat(course.events())
                .containsExactly(new BloodCount(
                        new DemoTime.DaysAgo(3, LocalTime.of(9, 0)),
                        List.of(
                                new Reading(DemoAnalyte.ANC, "<", new BigDecimal("0.20"), ""),
                                new Reading(DemoAnalyte.PLT, "", new BigDecimal("1.9"), "lakh/cumm")),
                        Shape.PANEL,
                        ObservationStatus.CORRECTED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -3 09:00 cbc                          | expected a day, a time, a kind of entry
                    x 09:00 cbc ANC 1                     | 'x' is not a day
                    -3 25:00 cbc ANC 1                    | '25:00' is not a time of day
                    0 09:00 cbc ANC 1                     | 0 with a time before now
                    1 -2h cbc ANC 1                       | 0 with a time before now
                    -3 09:00 count ANC 1                  | 'count' is not a kind of entry
                    -3 09:00 cbc CRP 1                    | 'CRP' is not a line of a blood count
                    -3 09:00 cbc ANC 1.2.3                | '1.2.3' is not a number
                    -3 09:00 cbc ANC                      | 'ANC' is not a result
                    -3 09:00 cbc ANC 1; status good       | 'good' is not a status of a result
                    -3 09:00 cbc ANC 1; until 4           | 'until 4' may not follow a cbc
                    -3 09:00 cbc ANC 1; as panel; as single | 'as' is said twice
                    -3 09:00 order epistaxis 1 mg daily   | 'epistaxis' is not known here
                    -3 09:00 order cemsidomide 75 mcg daily | 'mcg' is not a unit of dose
                    -3 09:00 order cemsidomide 75 ug      | expected a drug, a number, a unit and a frequency
                    -3 09:00 temperature 38.6 F           | '38.6 F' is not a temperature
                    -3 09:00 condition headache           | 'headache' is not known here
                    -3 09:00 condition fever; certainty sure | 'sure' is not a certainty
                    """)
    void lineThatCannotBeReadIsNamedWithItsFile(String line, String problem) {
        assertThatThrownBy(() -> reader.read("demo-example.txt", HEADER + "# a remark\n" + line))
                .isInstanceOf(DemoCourseException.class)
                .hasMessageStartingWith("demo-example.txt, line 11: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    born: 1960-01-31   | born: soon            | line 3: 'soon' is not a date
                    sex: female        | sex: often            | line 4: 'often' is not a gender
                    units: US          | units: UK             | line 5: 'UK' is not a system of units
                    g-csf warning      | g-csf loud            | line 8: 'g-csf loud' is not a topic with an indicator
                    story: An example. | tale: An example.     | line 7: 'tale: An example.' is not a line of the header
                    id: demo-example   | id: demo-other        | line 1: the id and the name of the file must agree
                    story: An example. | # no story            | line 1: the header lacks 'story'
                    study: none        | sex: female           | line 6: 'sex' is said twice
                    """)
    void headerThatCannotBeReadIsNamedWithItsLine(String good, String bad, String problem) {
        assertThatThrownBy(() -> reader.read("demo-example.txt", HEADER.replace(good, bad)))
                .isInstanceOf(DemoCourseException.class)
                .hasMessageStartingWith("demo-example.txt, ")
                .hasMessageContaining(problem);
    }
}
