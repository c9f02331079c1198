package org.nadir.toxicity.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.ctcae.Analyte;

/** The usable results of each analyte through time, derived neutrophils among them, one for each moment. */
public final class CountHistory {

    /** The lines that decide on treatment; lymphocytes and leukocytes are graded and shown only (CLINICAL A2). */
    public static final Set<Analyte> LINES = Set.of(Analyte.NEUTROPHILS, Analyte.HEMOGLOBIN, Analyte.PLATELETS);

    private final Map<Analyte, List<LaboratoryResult>> byAnalyte = new EnumMap<>(Analyte.class);

    private CountHistory() {}

    public static CountHistory of(PatientChart chart) {
        Map<Analyte, Map<Instant, LaboratoryResult>> latest = new EnumMap<>(Analyte.class);
        Stream.concat(chart.results().stream(), DerivedNeutrophils.from(chart).stream())
                .sorted(LaboratoryResult.BY_CURRENCY)
                .forEach(result -> latest.computeIfAbsent(result.analyte(), any -> new LinkedHashMap<>())
                        .put(result.time().instant(), result));
        CountHistory history = new CountHistory();
        latest.forEach((analyte, results) -> history.byAnalyte.put(analyte, List.copyOf(results.values())));
        return history;
    }

    /** The results of all analytes, of each of them the earliest first. */
    List<LaboratoryResult> all() {
        return byAnalyte.values().stream().flatMap(List::stream).toList();
    }

    /** The results of an analyte, the earliest first. */
    public List<LaboratoryResult> of(Analyte analyte) {
        return byAnalyte.getOrDefault(analyte, List.of());
    }

    public Optional<LaboratoryResult> last(Analyte analyte) {
        List<LaboratoryResult> results = of(analyte);
        return results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
    }

    /** The last result of any of the three lines. */
    public Optional<LaboratoryResult> lastBloodCount() {
        return LINES.stream().flatMap(line -> last(line).stream()).max(LaboratoryResult.BY_CURRENCY);
    }

    /**
     * The results from the last one at or before a moment on, where there are two at least: what is known of a state
     * that has lasted since that moment.
     */
    public List<LaboratoryResult> since(Analyte analyte, Instant moment) {
        List<LaboratoryResult> results = of(analyte);
        List<LaboratoryResult> run = new ArrayList<>();
        boolean reachesBack = false;
        for (LaboratoryResult result : results.reversed()) {
            run.add(result);
            if (!result.time().instant().isAfter(moment)) {
                reachesBack = true;
                break;
            }
        }
        return reachesBack && run.size() > 1 ? run : List.of();
    }
}
