package org.nadir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.fhir.ChartReader;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.facts.TreatmentCourse;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Windows;

/** First dose and cycles as the orders tell them. */
class TreatmentCourseTest {

    private static final String AUTHORED = "\"authoredOn\": \"2026-01-10T23:30:00-05:00\"";
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private int orders;

    private JsonNode order(String status, String members) {
        return Item.of("""
                {"resourceType": "MedicationRequest", "id": "o%d", "status": "%s", "intent": "order",
                 "medicationCodeableConcept": {"text": "cemsidomide"}, %s}""".formatted(++orders, status, members)).json();
    }

    private JsonNode undated(String status) {
        return order(status, "\"priority\": \"routine\"");
    }

    private static String cycle(int number) {
        return """
                "extension": [{"url": "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle",
                  "valuePositiveInt": %d}]""".formatted(number);
    }

    private static TreatmentCourse course(JsonNode... orders) {
        return course(Shipped.CTCAE_5, orders);
    }

    private static TreatmentCourse course(Protocol protocol, JsonNode... orders) {
        return TreatmentCourse.of(ChartReader.read(List.of(orders), List.of(), List.of(), NOW), protocol);
    }

    private static Protocol withoutCycleLength() {
        Protocol shipped = Shipped.CTCAE_5;
        Map<Windows.Name, Duration> windows = new EnumMap<>(shipped.windows().durations());
        windows.remove(Windows.Name.CYCLE);
        return new Protocol(
                shipped.canonical(),
                shipped.revision(),
                shipped.title(),
                shipped.ctcaeVersion(),
                shipped.drug(),
                new Protocol.Limits(new Windows(windows), null),
                shipped.variables(),
                shipped.rules());
    }

    private static ClinicalTime time(String written) {
        Instant instant = written.contains("T")
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ClinicalTime(instant, written);
    }

    private static String at(String written, TreatmentCourse course) {
        String cycle = course.surelyAt(time(written))
                .map(day -> "%d day %d".formatted(day.cycle(), day.day()))
                .orElse("unknown");
        if (course.isBeforeFirstDose(time(written))) {
            assertThat(cycle).isEqualTo("unknown");
            return "before first dose";
        }
        return cycle;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10, before first dose",
        "2026-01-11T04:29:59Z, before first dose",
        "2026-01-10T23:30:00-05:00, 1 day 1",
        "2026-01-11, 1 day 1",
        "2026-01-11T04:59:59Z, 1 day 1",
        "2026-01-11T05:00:00Z, 1 day 2",
        "2026-02-07T04:59:59Z, 1 day 28",
        "2026-02-08T04:29:59Z, 1 day 29",
        "2026-02-08T04:30:00Z, 2 day 1",
        "2026-03-09, 3 day 2",
        "2046-01-01, 261 day 16"
    })
    void cyclesAreCountedFromTheFirstDose(String time, String cycle) {
        assertThat(at(time, course(order("completed", AUTHORED), order("active", "\"authoredOn\": \"2026-02-07\""))))
                .isEqualTo(cycle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repeat\": {\"boundsPeriod\": {\"start\": \"2026-01-12\"}}}",
                "{\"event\": [\"2026-01-13\", \"2026-01-12T08:00:00Z\"]}"
            })
    void theStartOfTheDosageComesBeforeTheTimeOfWriting(String timing) {
        TreatmentCourse course =
                course(order("active", AUTHORED + ", \"dosageInstruction\": [{\"timing\": %s}]".formatted(timing)));

        assertThat(at("2026-01-11", course)).isEqualTo("before first dose");
        assertThat(at("2026-01-12", course)).isEqualTo("1 day 1");
    }

    @Test
    void anOrderThatNamesItsCycleIsBelievedUntilTheNext() {
        TreatmentCourse course = course(
                order("completed", AUTHORED),
                order("completed", "\"authoredOn\": \"2026-02-20\", " + cycle(2)),
                order("active", "\"authoredOn\": \"2026-04-20\", " + cycle(3)));

        assertThat(at("2026-02-01", course)).isEqualTo("1 day 22");
        assertThat(at("2026-04-19", course)).isEqualTo("2 day 59");
        assertThat(at("2026-04-20", course)).isEqualTo("3 day 1");
    }

    @Test
    void withoutTheLengthOfACycleOnlyAnOrderCanNameOne() {
        TreatmentCourse course = course(
                withoutCycleLength(),
                order("completed", AUTHORED),
                order("active", "\"authoredOn\": \"2026-02-20\", " + cycle(2)));

        assertThat(at("2026-01-09", course)).isEqualTo("before first dose");
        assertThat(at("2026-01-12", course)).isEqualTo("unknown");
        assertThat(at("2026-02-20", course)).isEqualTo("2 day 1");
    }

    @Test
    void anotherLengthCountsInPlaceOfTheProtocols() {
        TreatmentCourse course = course(order("active", "\"authoredOn\": \"2026-01-10\""));

        assertThat(at("2026-01-31", course)).isEqualTo("1 day 22");
        assertThat(at("2026-01-31", course.withCycleLength(Duration.ofDays(21))))
                .isEqualTo("2 day 1");
    }

    @Test
    void anOrderWithoutADayMakesCountedCyclesUnknown_andLeavesThoseThatAnOrderNames() {
        TreatmentCourse course = course(
                order("active", AUTHORED),
                undated("completed"),
                order("active", "\"authoredOn\": \"2026-02-20\", " + cycle(2)));

        assertThat(at("2026-01-09", course)).isEqualTo("unknown");
        assertThat(at("2026-01-12", course)).isEqualTo("unknown");
        assertThat(at("2026-02-20", course)).isEqualTo("2 day 1");
        assertThat(course.hasUndatedOrder()).isTrue();
        assertThat(at("2026-01-12", course.withCycleLength(Duration.ofDays(21))))
                .isEqualTo("unknown");
    }

    @Test
    void anOrderWithoutADayThatWasNeverGivenChangesNothing() {
        assertThat(at("2026-01-12", course(order("active", AUTHORED), undated("cancelled"), undated("draft"))))
                .isEqualTo("1 day 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "cancelled", "entered-in-error", "unknown"})
    void anOrderThatWasNeverGivenIsNoTreatment(String status) {
        TreatmentCourse course = course(order(status, AUTHORED), undated(status));

        assertThat(course.firstDose()).isEmpty();
        assertThat(course.hasUndatedOrder()).isFalse();
        assertThat(at("2026-03-01", course)).isEqualTo("before first dose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "on-hold", "completed", "stopped"})
    void treatmentBeginsWithTheFirstOrderThatWasGiven(String status) {
        TreatmentCourse course = course(order("draft", "\"authoredOn\": \"2026-01-01\""), order(status, AUTHORED));

        assertThat(course.firstDose()).contains(time("2026-01-10T23:30:00-05:00"));
    }

    /** A draw of the same day may have been before the dose; as a date says no more, it is day 1. */
    @Test
    void aDateThatIsTheDayOfTheFirstDoseIsInTheFirstCycle() {
        TreatmentCourse course = course(order("active", "\"authoredOn\": \"2026-01-10T12:00:00Z\""));

        assertThat(at("2026-01-10", course)).isEqualTo("1 day 1");
        assertThat(at("2026-01-10T11:59:00Z", course)).isEqualTo("before first dose");
    }
}
