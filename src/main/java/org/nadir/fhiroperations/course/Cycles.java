package org.nadir.fhiroperations.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.facts.TreatmentCourse;
import org.nadir.toxicity.facts.TreatmentCourse.CycleDay;

/**
 * The cycles from the first dose to now, as the rules number them.
 *
 * <p>The number of a cycle can change only where an order begins or where a counted cycle begins, so it is asked for there.
 * Where an order does not say when it was given, the first dose is not certain and nothing is counted from it.
 */
final class Cycles {

    /** More of one treatment than that means a wrong date. */
    private static final int MOST = 1000;

    /** No cycle began before that, whatever day of a cycle an order says it is. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final TreatmentCourse course;
    private final Instant now;
    private final @Nullable ClinicalTime first;
    private final boolean tooMany;

    /** In days; 0 where nothing is counted. */
    private final int length;

    /**
     * Creates the cycles of one treatment.
     *
     * @param cycleLength in days; 0 where the protocol says none
     */
    Cycles(TreatmentCourse course, int cycleLength, Instant now) {
        this.course = course;
        this.now = now;
        this.first = course.firstDose().orElse(null);
        this.tooMany = first != null
                && cycleLength > 0
                && Duration.between(first.instant(), now).toDays() / cycleLength >= MOST;
        this.length = tooMany || course.hasUndatedOrder() ? 0 : cycleLength;
    }

    /** Whether the first dose is so long ago that counting from it makes no sense. */
    boolean areTooMany() {
        return tooMany;
    }

    /** Whether the first dose on record is perhaps not the first. */
    boolean areUncertain() {
        return course.hasUndatedOrder();
    }

    List<Cycle> list() {
        List<Cycle> cycles = new ArrayList<>();
        Stream.concat(orders(), counted()).sorted().forEach(moment -> at(moment)
                .ifPresent(cycle -> add(cycles, cycle)));
        return cycles;
    }

    /** What an order says stands in place of what was counted of the same cycle. */
    private static void add(List<Cycle> cycles, Cycle cycle) {
        if (cycles.isEmpty() || cycles.getLast().number() != cycle.number()) {
            cycles.add(cycle);
        } else if (cycle.stated() && !cycles.getLast().stated()) {
            cycles.set(cycles.size() - 1, cycle);
        }
    }

    private Optional<Cycle> at(ClinicalTime moment) {
        return course.statedAt(moment.instant()).map(day -> stated(day, moment)).or(() -> counted(moment.instant()));
    }

    private static Cycle stated(CycleDay at, ClinicalTime moment) {
        ClinicalTime start = moment.plusDays(1L - at.day());
        return new Cycle(at.cycle(), start.instant().isBefore(EARLIEST) ? moment : start, true);
    }

    private Optional<Cycle> counted(Instant moment) {
        return first == null || length == 0
                ? Optional.empty()
                : course.at(moment)
                        .map(CycleDay::cycle)
                        .map(number -> new Cycle(number, first.plusDays((number - 1L) * length), false));
    }

    /** Today's day of the last of them, from 1. */
    Optional<Integer> day() {
        return course.statedAt(now)
                .or(() -> length == 0 ? Optional.empty() : course.at(now))
                .map(CycleDay::day);
    }

    private Stream<ClinicalTime> orders() {
        return course.orders().stream()
                .filter(MedicationOrder::wasGiven)
                .flatMap(order -> order.begins().stream())
                .filter(begins -> !begins.instant().isAfter(now));
    }

    private Stream<ClinicalTime> counted() {
        return first == null || length == 0
                ? Stream.empty()
                : Stream.iterate(first, start -> start.plusDays(length))
                        .takeWhile(start -> !start.instant().isAfter(now));
    }
}
