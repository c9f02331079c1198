package org.nadir.fhiroperations.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts the patients of one stratum: each of them once in each term. */
final class Tally {

    private static final BigDecimal PERCENT = new BigDecimal(100);

    private final Map<CountedTerm, Map<Category, Long>> counts = new EnumMap<>(CountedTerm.class);
    private long patients;

    void add(Map<CountedTerm, Worst> patient) {
        patients++;
        for (CountedTerm term : CountedTerm.values()) {
            Category category = patient.getOrDefault(term, Worst.NONE).category();
            counts.computeIfAbsent(term, absent -> new EnumMap<>(Category.class))
                    .merge(category, 1L, Long::sum);
        }
    }

    /** The patients that are counted here. */
    long denominator() {
        return patients;
    }

    long count(CountedTerm term, Category category) {
        return counts.getOrDefault(term, Map.of()).getOrDefault(category, 0L);
    }

    /** The patients whose worst grade is 3 or higher for certain. */
    long severe(CountedTerm term) {
        return counts.getOrDefault(term, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().isSevere())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** A count in percent of the denominator, to one decimal; none of nobody. */
    Optional<BigDecimal> percent(long count) {
        return patients == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(count)
                        .multiply(PERCENT)
                        .divide(BigDecimal.valueOf(patients), 1, RoundingMode.HALF_UP));
    }
}
