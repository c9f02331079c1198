package org.nadir.toxicity.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Windows;

/**
 * When a patient was treated with the study drug: first dose, cycles, doses.
 *
 * <p>The cycle is what the latest order that had begun says of itself, else counted from the first dose with the
 * protocol's cycle length; where neither is known it is unknown (CLINICAL A1).
 */
public final class TreatmentCourse {

    private static final Comparator<MedicationOrder> BY_BEGINNING = Comparator.comparing(
                    (MedicationOrder order) -> order.begins().orElseThrow())
            .thenComparing(order -> order.source().toString());

    private final List<MedicationOrder> orders;

    /** Orders that do not say when they begin. */
    private final List<MedicationOrder> undated;

    private final @Nullable Duration cycleLength;

    private TreatmentCourse(
            List<MedicationOrder> orders, List<MedicationOrder> undated, @Nullable Duration cycleLength) {
        this.orders = orders;
        this.undated = undated;
        this.cycleLength = cycleLength;
    }

    /**
     * Where in treatment a moment lies; both count from 1.
     *
     * @param cycle counted to the moment: what is measured before the first dose of a cycle was brought about by the one before it
     * @param day counted by the calendar, where the dose was written, as a clinic does
     */
    public record CycleDay(int cycle, int day) {}

    public static TreatmentCourse of(PatientChart chart, Protocol protocol) {
        List<MedicationOrder> orders = chart.medicationOrders().stream()
                .filter(order -> protocol.studyDrug().contains(order.medication()))
                .filter(order -> order.wasGiven() || order.isDraftInHand())
                .toList();
        return new TreatmentCourse(
                orders.stream()
                        .filter(order -> order.begins().isPresent())
                        .sorted(BY_BEGINNING)
                        .toList(),
                orders.stream().filter(order -> order.begins().isEmpty()).toList(),
                protocol.windows().of(Windows.Name.CYCLE).orElse(null));
    }

    /** The first dose on record: the earliest order's dosage start, else when it was written. */
    public Optional<ClinicalTime> firstDose() {
        return orders.stream().filter(MedicationOrder::wasGiven).findFirst().flatMap(MedicationOrder::begins);
    }

    /** The same orders, with cycles counted by another length than the protocol's. */
    public TreatmentCourse withCycleLength(Duration length) {
        return new TreatmentCourse(orders, undated, length);
    }

    /** Whether an order that was given does not say when; the first dose on record is then perhaps not the first. */
    public boolean hasUndatedOrder() {
        return undated.stream().anyMatch(MedicationOrder::wasGiven);
    }

    /** Whether something is certain to lie before any dose. */
    public boolean isBeforeFirstDose(ClinicalTime time) {
        return !hasUndatedOrder()
                && firstDose().filter(first -> !isBefore(time, first.instant())).isEmpty();
    }

    /** A date ends where the next one begins. */
    private static boolean isBefore(ClinicalTime time, Instant moment) {
        return time.instant().isBefore(moment) && time.surelyBefore(moment.plusNanos(1));
    }

    /** The cycle and day where they are certain; a date that is the day of the first dose is in the first cycle. */
    public Optional<CycleDay> surelyAt(ClinicalTime time) {
        if (isBeforeFirstDose(time)) {
            return Optional.empty();
        }
        if (hasUndatedOrder()) {
            return new TreatmentCourse(orders, undated, null).at(time.instant());
        }
        Instant moment = time.instant();
        return at(firstDose()
                .map(ClinicalTime::instant)
                .filter(first -> first.isAfter(moment))
                .orElse(moment));
    }

    /** The cycle and day of a moment; empty before treatment and where neither order nor protocol tells. */
    public Optional<CycleDay> at(Instant moment) {
        Optional<CycleDay> stated = statedAt(moment);
        return stated.isPresent() ? stated : counted(moment);
    }

    /** The cycle and day that the latest order which had begun says of itself. */
    public Optional<CycleDay> statedAt(Instant moment) {
        // A draft that states no cycle takes nothing back of what the order before it states.
        return orders.stream()
                .filter(order ->
                        order.wasGiven() || order.dosing().statedCycle().isPresent())
                .filter(order -> !order.begins().orElseThrow().instant().isAfter(moment))
                .reduce((one, later) -> later)
                .flatMap(order -> stated(order, moment));
    }

    /** The cycle of a moment; an order that states its cycle need not say when it begins. */
    Optional<Integer> cycleAt(Instant moment) {
        return at(moment).map(CycleDay::cycle).or(() -> undated.stream()
                .flatMap(order -> order.dosing().statedCycle().stream())
                .max(Integer::compareTo));
    }

    /** Whether a moment lies in the first cycle. */
    boolean isInFirstCycle(Instant moment) {
        return cycleAt(moment).filter(cycle -> cycle == 1).isPresent();
    }

    /** Whether an order in hand is the first one for the study drug. */
    boolean isFirstDoseInHand() {
        List<MedicationOrder> all =
                Stream.concat(orders.stream(), undated.stream()).toList();
        return all.stream().anyMatch(MedicationOrder::isDraftInHand)
                && all.stream().noneMatch(MedicationOrder::wasGiven);
    }

    /** The doses of the orders that had begun, and of drafts in hand, the latest last. */
    public List<MedicationOrder> orders() {
        return orders;
    }

    private static Optional<CycleDay> stated(MedicationOrder order, Instant moment) {
        int firstDay = Optional.ofNullable(order.dosing().day()).orElse(1);
        return order.dosing()
                .statedCycle()
                .map(cycle -> new CycleDay(
                        cycle, firstDay + order.begins().orElseThrow().daysTo(moment)));
    }

    private Optional<CycleDay> counted(Instant moment) {
        Optional<ClinicalTime> first =
                firstDose().or(() -> orders.stream().findFirst().flatMap(MedicationOrder::begins));
        if (first.isEmpty() || cycleLength == null || first.get().instant().isAfter(moment)) {
            return Optional.empty();
        }
        int length = Math.max(1, (int) cycleLength.toDays());
        int before = (int) Duration.between(first.get().instant(), moment).toDays() / length;
        return Optional.of(new CycleDay(before + 1, first.get().daysTo(moment) - before * length + 1));
    }
}
