package org.nadir.toxicity.datatype;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * An amount of the study drug for one administration.
 *
 * @param unit as the order writes it, a UCUM code where it has one
 */
public record Dose(BigDecimal value, String unit) {

    /** Milligrams in one of each unit that orders are written in. */
    private static final Map<String, BigDecimal> MILLIGRAMS = Map.of(
            "g", new BigDecimal("1000"),
            "mg", BigDecimal.ONE,
            "ug", new BigDecimal("0.001"));

    /** Whether this is less than the other dose; empty where their units cannot be compared. */
    public Optional<Boolean> isBelow(Dose other) {
        if (unit.equals(other.unit)) {
            return Optional.of(value.compareTo(other.value) < 0);
        }
        BigDecimal mine = MILLIGRAMS.get(unit);
        BigDecimal theirs = MILLIGRAMS.get(other.unit);
        return mine == null || theirs == null
                ? Optional.empty()
                : Optional.of(value.multiply(mine).compareTo(other.value.multiply(theirs)) < 0);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + unit;
    }
}
