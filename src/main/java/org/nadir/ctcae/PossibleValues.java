package org.nadir.ctcae;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values that stand for all values a result may mean: no grade begins or ends between two neighbours. */
final class PossibleValues {

    /** Just below a limit is at most a millionth below it, so that a protocol's own limits seldom fall between. */
    private static final int FEWEST_DECIMALS = 6;

    private PossibleValues() {}

    /** Rising values in the unit of the result: the value itself, or the ends and limits of the interval it bounds. */
    static Collection<BigDecimal> of(LabValue result, List<BigDecimal> cutOffs) {
        return result.bound() == Bound.EXACT
                ? List.of(result.value())
                : insideInterval(result, limits(result, cutOffs));
    }

    private static List<BigDecimal> limits(LabValue result, List<BigDecimal> cutOffs) {
        List<BigDecimal> limits = new ArrayList<>(cutOffs);
        if (result.lowerLimit() != null) {
            limits.add(result.lowerLimit());
        }
        return limits;
    }

    private static NavigableSet<BigDecimal> insideInterval(LabValue result, List<BigDecimal> limits) {
        BigDecimal step = step(result, limits);
        BigDecimal lowest = lowest(result, step);
        BigDecimal highest = highest(result, step).max(lowest);
        NavigableSet<BigDecimal> values = new TreeSet<>(List.of(lowest, highest));
        limits.stream()
                .flatMap(limit -> Stream.of(limit.subtract(step), limit))
                .filter(value -> value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0)
                .forEach(values::add);
        return values;
    }

    /** Finer than the last digit of every number involved, so that a step never jumps over one of them. */
    private static BigDecimal step(LabValue result, List<BigDecimal> limits) {
        int decimals = Stream.concat(Stream.of(result.value()), limits.stream())
                .mapToInt(BigDecimal::scale)
                .max()
                .orElse(0);
        return BigDecimal.ONE.scaleByPowerOfTen(-Math.max(decimals + 1, FEWEST_DECIMALS));
    }

    private static BigDecimal lowest(LabValue result, BigDecimal step) {
        return switch (result.bound()) {
            case LESS, LESS_OR_EQUAL -> BigDecimal.ZERO;
            case EXACT, GREATER_OR_EQUAL -> result.value();
            case GREATER -> result.value().add(step);
        };
    }

    private static BigDecimal highest(LabValue result, BigDecimal step) {
        return switch (result.bound()) {
            case LESS -> result.value().subtract(step);
            case EXACT, LESS_OR_EQUAL -> result.value();
            case GREATER_OR_EQUAL, GREATER -> result.fromCanonical(Plausibility.highest(result.analyte()));
        };
    }
}
