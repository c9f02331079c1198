package org.nadir.toxicity.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.PerformedProcedure;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Vocabulary;
import org.nadir.toxicity.protocol.Windows;

/** What was given that may have raised a count for a while: such a count is no recovery of the marrow (CLINICAL B8). */
final class Influences {

    private final PatientChart chart;
    private final Vocabulary vocabulary;
    private final Windows windows;

    Influences(PatientChart chart, Vocabulary vocabulary, Windows windows) {
        this.chart = chart;
        this.vocabulary = vocabulary;
        this.windows = windows;
    }

    /** The remark on a result that may have been raised; empty where nothing is known to have raised it. */
    Optional<String> on(LaboratoryResult result) {
        Instant taken = result.time().instant();
        return switch (result.analyte()) {
            case NEUTROPHILS, LEUKOCYTES ->
                growthFactor(taken).map(time -> "may be raised by G-CSF of " + time.written());
            case HEMOGLOBIN ->
                transfusion(vocabulary.services().rbcTransfusion(), taken)
                        .map(time -> "may be raised by the red cell transfusion of " + time.written());
            case PLATELETS ->
                transfusion(vocabulary.services().plateletTransfusion(), taken)
                        .map(time -> "may be raised by the platelet transfusion of " + time.written());
            case LYMPHOCYTES -> Optional.empty();
        };
    }

    private Optional<ClinicalTime> transfusion(ConceptSet kind, Instant taken) {
        Stream<ClinicalTime> ordered = chart.serviceOrders().stream()
                .filter(order -> !order.inHand() && kind.contains(order.service()))
                .flatMap(order -> Stream.ofNullable(order.ordered()));
        Stream<ClinicalTime> done = chart.procedures().stream()
                .filter(procedure -> kind.contains(procedure.procedure()))
                .map(PerformedProcedure::time);
        return windows.of(Windows.Name.TRANSFUSION_EFFECT).flatMap(window -> Stream.concat(ordered, done)
                .filter(time -> liesWithin(window, time, taken))
                .max(Comparator.naturalOrder()));
    }

    /** G-CSF acts from its order until the window after the last dose has passed; an active order goes on. */
    private Optional<ClinicalTime> growthFactor(Instant taken) {
        return windows.of(Windows.Name.GCSF_EFFECT).flatMap(window -> chart.medicationOrders().stream()
                .filter(MedicationOrder::wasGiven)
                .filter(order -> vocabulary.medications().gcsf().contains(order.medication()))
                .filter(acting(window, taken))
                .flatMap(order -> order.begins().stream())
                .max(Comparator.naturalOrder()));
    }

    private static Predicate<MedicationOrder> acting(Duration window, Instant taken) {
        return order -> order.begins()
                .filter(begin -> !begin.instant().isAfter(taken))
                .filter(begin -> goesOn(order)
                        || liesWithin(window, order.dosing().ending().orElse(begin), taken))
                .isPresent();
    }

    private static boolean goesOn(MedicationOrder order) {
        return order.status() == MedicationOrder.Status.ACTIVE
                && order.dosing().ending().isEmpty();
    }

    private static boolean liesWithin(Duration window, ClinicalTime given, Instant taken) {
        return !given.instant().isAfter(taken) && !given.surelyBefore(taken.minus(window));
    }
}
