package org.nadir.toxicity.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.FactValue.Amount;
import org.nadir.toxicity.protocol.Windows;

/** Temperatures joined in time to the current neutrophils (CLINICAL A2 F1, B5 4.1). */
final class FeverFacts {

    private static final String CELSIUS = "Cel";

    private final Windows windows;

    FeverFacts(Windows windows) {
        this.windows = windows;
    }

    void addTo(Facts facts, PatientChart chart, LaboratoryResult neutrophils) {
        List<Temperature> near = chart.temperatures().stream()
                .filter(temperature -> temperature.time().isWithin(windows.fever(), neutrophils.time()))
                .sorted(Comparator.comparing(Temperature::time)
                        .thenComparing(Temperature::celsius)
                        .thenComparing(temperature -> temperature.source().toString()))
                .toList();
        near.stream()
                .filter(Temperature::countsAlone)
                .max(Comparator.comparing(Temperature::celsius))
                .ifPresent(highest -> {
                    facts.know(Fact.TEMPERATURE, new Amount(highest.celsius(), CELSIUS));
                    facts.support(Fact.TEMPERATURE, List.of(evidence(highest)));
                });
        List<Temperature> times = highestOfEachTime(near);
        if (!times.isEmpty()) {
            facts.know(Fact.LATEST_TEMPERATURE, new Amount(times.getLast().celsius(), CELSIUS));
            facts.support(Fact.LATEST_TEMPERATURE, List.of(evidence(times.getLast())));
        }
        longestHigh(times).ifPresentOrElse(run -> sustained(facts, run), () -> notSustained(facts, near));
    }

    private static void sustained(Facts facts, List<Temperature> run) {
        facts.know(Fact.SUSTAINED_TEMPERATURE, new Amount(lowest(run), CELSIUS));
        facts.know(Fact.MEASURED_SUSTAINED_TEMPERATURE, new Amount(lowest(run), CELSIUS));
        facts.support(
                Fact.SUSTAINED_TEMPERATURE,
                run.stream().map(FeverFacts::evidence).toList());
    }

    /** What was sustained is not known, but it cannot lie above the highest reading. */
    private static void notSustained(Facts facts, List<Temperature> readings) {
        readings.stream()
                .map(Temperature::celsius)
                .max(Comparator.naturalOrder())
                .ifPresent(highest -> facts.leaveOpen(new Facts.Open(
                        Set.of(Fact.SUSTAINED_TEMPERATURE),
                        Stream.of(BigDecimal.ZERO, highest)
                                .map(value ->
                                        Map.<Fact, FactValue>of(Fact.SUSTAINED_TEMPERATURE, new Amount(value, CELSIUS)))
                                .toList(),
                        Facts.Doubt.NOT_MEASURED)));
    }

    /** Two readings of one time contradict each other; the higher one is believed. */
    private static List<Temperature> highestOfEachTime(List<Temperature> readings) {
        Map<Instant, Temperature> highest = new TreeMap<>();
        readings.forEach(reading -> highest.put(reading.time().instant(), reading));
        return List.copyOf(highest.values());
    }

    /**
     * Of all runs of readings that last longer than the limit, the one whose lowest reading is highest. From each first
     * reading the shortest such run is enough: a longer one can only hold a lower reading more.
     */
    private Optional<List<Temperature>> longestHigh(List<Temperature> readings) {
        return IntStream.range(0, readings.size())
                .mapToObj(first -> shortestSustained(readings.subList(first, readings.size())))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(FeverFacts::lowest));
    }

    private Optional<List<Temperature>> shortestSustained(List<Temperature> readings) {
        return IntStream.rangeClosed(2, readings.size())
                .mapToObj(count -> readings.subList(0, count))
                .filter(this::isSustained)
                .findFirst();
    }

    private boolean isSustained(List<Temperature> run) {
        Duration lasted = Duration.between(
                run.getFirst().time().instant(), run.getLast().time().instant());
        return lasted.compareTo(windows.sustainedFever()) > 0;
    }

    private static BigDecimal lowest(List<Temperature> run) {
        return run.stream()
                .map(Temperature::celsius)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Evidence evidence(Temperature temperature) {
        // Rounded towards the lower value: 100.9 F is shown as 38.27 C, never as a fever it is not.
        String shown = temperature
                .celsius()
                .setScale(2, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
        return new Evidence(
                "temperature",
                "%s Cel (%s)".formatted(shown, temperature.route().label()),
                new Evidence.Amount(temperature.celsius(), CELSIUS),
                null,
                temperature.time(),
                List.of(temperature.source()),
                List.of());
    }
}
