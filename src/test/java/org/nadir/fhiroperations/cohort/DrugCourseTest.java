package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrugCourseTest {

    private static final String AUTHORED = "\"authoredOn\": \"2026-01-10T23:30:00-05:00\"";

    private static JsonNode order(String status, String rest) {
        try {
            return new ObjectMapper().readTree("{\"status\": \"%s\", %s}".formatted(status, rest));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String cycle(int number) {
        return """
                "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle",
                  "valuePositiveInt": %d}]""".formatted(number);
    }

    private static String at(String day, DrugCourse course) {
        return course.at(LocalDate.parse(day)).label();
    }

    private static DrugCourse course(JsonNode... orders) {
        return DrugCourse.of(Arrays.asList(orders), 28);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-09, before first dose",
        "2026-01-10, 1",
        "2026-02-06, 1",
        "2026-02-07, 2",
        "2026-03-07, 3",
        "2046-01-01, later than 40"
    })
    void cyclesAreCountedFromTheFirstDose(String day, String cycle) {
        assertThat(at(day, course(order("completed", AUTHORED), order("active", "\"authoredOn\": \"2026-02-07\""))))
                .isEqualTo(cycle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repeat\": {\"boundsPeriod\": {\"start\": \"2026-01-12\"}}}",
                "{\"event\": [\"2026-01-13\", \"2026-01-12T08:00:00Z\"]}"
            })
    void theStartOfTheDosageComesBeforeTheTimeOfWriting(String timing) {
        DrugCourse course =
                course(order("active", AUTHORED + ", \"dosageInstruction\": [{\"timing\": %s}]".formatted(timing)));

        assertThat(at("2026-01-11", course)).isEqualTo("before first dose");
        assertThat(at("2026-01-12", course)).isEqualTo("1");
    }

    @Test
    void anOrderThatNamesItsCycleIsBelievedUntilTheNext() {
        DrugCourse course = course(
                order("completed", AUTHORED),
                order("completed", "\"authoredOn\": \"2026-02-20\", " + cycle(2)),
                order("active", "\"authoredOn\": \"2026-04-20\", " + cycle(3)));

        assertThat(at("2026-02-19", course)).isEqualTo("2");
        assertThat(at("2026-02-08", course)).isEqualTo("2");
        assertThat(at("2026-04-19", course)).isEqualTo("2");
        assertThat(at("2026-04-20", course)).isEqualTo("3");
    }

    @Test
    void withoutTheLengthOfACycleOnlyAnOrderCanNameOne() {
        DrugCourse course = DrugCourse.of(
                List.of(order("completed", AUTHORED), order("active", "\"authoredOn\": \"2026-02-20\", " + cycle(2))),
                null);

        assertThat(at("2026-01-09", course)).isEqualTo("before first dose");
        assertThat(at("2026-01-11", course)).isEqualTo("unknown");
        assertThat(at("2026-02-20", course)).isEqualTo("2");
    }

    @Test
    void anOrderWithoutADayMakesTheFirstDoseUnknown() {
        DrugCourse course = course(order("active", AUTHORED), order("completed", "\"id\": \"1\""));

        assertThat(at("2026-01-09", course)).isEqualTo("unknown");
        assertThat(at("2026-01-11", course)).isEqualTo("unknown");
        assertThat(course.hasBegunBy(LocalDate.parse("2020-01-01"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "cancelled", "entered-in-error", "unknown"})
    void anOrderThatWasNeverGivenIsNoTreatment(String status) {
        assertThat(course(order(status, AUTHORED)).hasBegunBy(LocalDate.MAX)).isFalse();
    }

    @Test
    void treatmentBeginsOnTheDayOfTheFirstDose() {
        DrugCourse course = course(order("stopped", AUTHORED));

        assertThat(course.hasBegunBy(LocalDate.parse("2026-01-09"))).isFalse();
        assertThat(course.hasBegunBy(LocalDate.parse("2026-01-10"))).isTrue();
    }
}
