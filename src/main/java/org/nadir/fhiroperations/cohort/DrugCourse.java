package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;

/**
 * A patient's orders for the study drug, and the cycles they give (CLINICAL A1): what a {@code treatment-cycle}
 * extension says, else counted from the first dose with the length of a cycle.
 */
final class DrugCourse implements CycleOf {

    private static final String TREATMENT_CYCLE = Canonical.BASE + "/StructureDefinition/treatment-cycle";

    /** A draft, a cancelled order and one entered in error give no dose; {@code unknown} says nothing. */
    private static final Set<String> GIVEN = Set.of("active", "on-hold", "completed", "stopped");

    private final List<Order> orders;
    private final @Nullable Integer cycleDays;

    private record Order(
            @Nullable LocalDate start, @Nullable Integer cycle) {}

    private DrugCourse(List<Order> orders, @Nullable Integer cycleDays) {
        this.orders = orders;
        this.cycleDays = cycleDays;
    }

    /**
     * Reads the orders.
     *
     * @param orders MedicationRequests for the study drug
     * @param cycleDays the length of a cycle, null where it is not known
     */
    static DrugCourse of(Collection<JsonNode> orders, @Nullable Integer cycleDays) {
        return new DrugCourse(
                orders.stream()
                        .filter(order -> GIVEN.contains(order.path("status").asText()))
                        .map(order -> new Order(start(order).orElse(null), cycle(order)))
                        .sorted(Comparator.comparing(
                                Order::start, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())))
                        .toList(),
                cycleDays);
    }

    /** Whether there was a dose by a day; an order without a day may have been before any. */
    boolean hasBegunBy(LocalDate day) {
        return orders.stream()
                .anyMatch(order -> order.start() == null || !order.start().isAfter(day));
    }

    @Override
    public Cycle at(LocalDate day) {
        Optional<Order> current = orders.stream()
                .filter(order -> order.start() != null && !order.start().isAfter(day))
                .reduce((earlier, later) -> later);
        boolean allDated = orders.stream().allMatch(order -> order.start() != null);
        if (current.isEmpty()) {
            return allDated ? Cycle.Special.BEFORE_FIRST_DOSE : Cycle.Special.UNKNOWN;
        }
        Integer named = current.get().cycle();
        if (named != null) {
            return Cycle.number(named);
        }
        return allDated && cycleDays != null ? counted(day, cycleDays) : Cycle.Special.UNKNOWN;
    }

    private Cycle counted(LocalDate day, int days) {
        long since = ChronoUnit.DAYS.between(orders.getFirst().start(), day);
        return Cycle.number((int) Math.min(since / days + 1, Integer.MAX_VALUE));
    }

    private static Optional<LocalDate> start(JsonNode order) {
        return stream(order.path("dosageInstruction"))
                .map(dosage -> dosage.path("timing"))
                .flatMap(timing -> Stream.concat(
                        Days.read(timing.path("repeat").path("boundsPeriod"), "start").stream(),
                        stream(timing.path("event")).flatMap(event -> Days.parse(event.asText()).stream())))
                .min(Comparator.naturalOrder())
                .or(() -> Days.read(order, "authoredOn"));
    }

    private static @Nullable Integer cycle(JsonNode order) {
        OptionalInt named = stream(order.path("extension"))
                .filter(extension ->
                        TREATMENT_CYCLE.equals(extension.path("url").asText()))
                .mapToInt(extension -> extension
                        .path("valuePositiveInt")
                        .asInt(extension.path("valueInteger").asInt()))
                .filter(number -> number > 0)
                .findFirst();
        return named.isPresent() ? named.getAsInt() : null;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
