package org.nadir.fhiroperations.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.contract.Item;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.toxicity.facts.TreatmentCourse;

/** The cycles that are told; PatientStory.NOW is 2026-11-20T12:00:00Z. */
class CyclesTest {

    private static final String CYCLE = "https://nadir-cds.github.io/fhir/StructureDefinition/treatment-cycle";

    private final PatientStory story = PatientStory.untreated();

    private CyclesTest order(Item order) {
        story.and(order);
        return this;
    }

    private static Item order(String authored) {
        return Item.order("cemsidomide", "active").at(authored);
    }

    private static String cycle(int number, String start, boolean stated) {
        return "{number=%d, start=%s, stated=%s}".formatted(number, start, stated);
    }

    @Test
    void whereNoOrderStatesOne_cyclesAreCountedFromTheFirstDoseToNow() {
        order(order("2026-09-10T23:30:00-05:00"));

        assertThat(Told.of(story).lines("cycle"))
                .containsExactly(
                        cycle(1, "2026-09-10T23:30:00-05:00", false),
                        cycle(2, "2026-10-08T23:30:00-05:00", false),
                        cycle(3, "2026-11-05T23:30:00-05:00", false));
    }

    @Test
    void aCycleBeginsOnItsVeryDay() {
        order(order("2026-10-23"));

        assertThat(Told.of(story).lines("cycle"))
                .containsExactly(cycle(1, "2026-10-23", false), cycle(2, "2026-11-20", false));
    }

    /** Noon is seven in the morning there; the first dose was taken in the evening nine days ago. */
    @Test
    void theDayIsThatOfTheCalendar_atWhateverHourTheDoseWasTaken() {
        order(order("2026-11-11T20:15:00-05:00"));

        assertThat(Told.of(story).lines("cycleDay")).containsExactly("10");
    }

    @Test
    void whatOrdersState_standsInPlaceOfWhatIsCounted() {
        order(order("2026-09-01").cycle(1)).order(order("2026-10-06").cycle(2)).order(order("2026-10-13"));

        assertThat(Told.of(story).lines("cycle"))
                .containsExactly(
                        cycle(1, "2026-09-01", true), cycle(2, "2026-10-06", true), cycle(3, "2026-10-27", false));
    }

    @Test
    void anOrderInTheMiddleOfACycle_saysWhenTheCycleBegan() {
        order(order("2026-11-08T08:00:00Z").put("extension", """
                [{"url": "%s", "extension": [{"url": "number", "valuePositiveInt": 3}, {"url": "day", "valuePositiveInt": 8}]}]
                """.formatted(CYCLE)));

        assertThat(Told.of(story).lines("cycle")).containsExactly(cycle(3, "2026-11-01T08:00:00Z", true));
    }

    @Test
    void aDayThatNoCycleHas_doesNotMoveItsStart() {
        order(order("2026-11-08").put("extension", """
                [{"url": "%s", "extension": [{"url": "number", "valuePositiveInt": 3}, {"url": "day", "valuePositiveInt": 2147483647}]}]
                """.formatted(CYCLE)));

        assertThat(Told.of(story).lines("cycle")).containsExactly(cycle(3, "2026-11-08", true));
        assertThat(Told.of(story).lines("cycleDay")).containsExactly("13");
    }

    @Test
    void anUndatedOrder_leavesNothingToCountFrom_andIsADoubt() {
        order(order("2026-09-01")).order(order("2026-09-01").without("authoredOn"));

        assertThat(Told.of(story).lines("cycle")).isEmpty();
        assertThat(Told.of(story).lines("doubt"))
                .containsExactly(
                        "MedicationRequest/r2 says neither when it starts (dosageInstruction.timing) nor when it was written (authoredOn): the first dose is not certain, so cycles are not counted from it");
    }

    @Test
    void beforeTheFirstDose_thereIsNoCycle_andNoDoubt() {
        order(order("2026-12-01"));

        assertThat(Told.of(story).lines("cycle")).isEmpty();
        assertThat(Told.of(story).lines("firstDose")).containsExactly("2026-12-01");
        assertThat(Told.of(story).lines("doubt")).isEmpty();
    }

    @Test
    void aProtocolWithoutALength_countsNone_andThatIsADoubt() {
        order(order("2026-09-01"));
        Told told =
                Told.of(story.record(), Shipped.plan("\"valueCode\": \"cycle\"", "\"valueCode\": \"g-csf-effect\""));

        assertThat(told.lines("cycleLength")).isEmpty();
        assertThat(told.lines("cycle")).isEmpty();
        assertThat(told.lines("doubt")).singleElement().asString().startsWith("The cycles are not known");
    }

    @Test
    void aFirstDoseOfAnotherCentury_isADoubt() {
        order(order("0202-09-01"));

        assertThat(Told.of(story).lines("cycle")).isEmpty();
        assertThat(Told.of(story).lines("doubt")).singleElement().asString().contains("lies so far back");
    }

    /** On each day the last cycle that has begun is the one that the rules see, and so is the day of it. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-03", "2026-06-03T22:15:00-07:00"})
    void onEachDay_theLastCycleIsThatOfTheRules(String first) {
        order(order(first))
                .order(order("2026-08-12").cycle(3))
                .order(order("2026-09-15").cycle(4));
        TreatmentCourse course = TreatmentCourse.of(story.chart(), Shipped.CTCAE_5);

        IntStream.range(0, 170)
                .mapToObj(day -> Instant.parse("2026-06-04T12:00:00Z").plus(Duration.ofDays(day)))
                .filter(moment -> !moment.isAfter(PatientStory.NOW))
                .forEach(moment -> {
                    Cycles cycles = new Cycles(course, 28, moment);
                    Cycle last = cycles.list().getLast();
                    int day = last.start().daysTo(moment) + 1;
                    assertThat(course.at(moment)).contains(new TreatmentCourse.CycleDay(last.number(), day));
                    assertThat(cycles.day()).contains(day);
                });
    }
}
