package org.nadir.ctcae;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A result as the laboratory reported it, in one of the units of its analyte.
 *
 * @param lowerLimit the laboratory's lower limit of normal in the same unit; null where it is not known
 */
public record LabValue(
        Analyte analyte,
        Bound bound,
        BigDecimal value,
        LabUnit unit,
        @Nullable BigDecimal lowerLimit) {

    /** Grams per decilitre in one millimole per litre: the molar mass of the hemoglobin monomer is 16114.5 g/mol. */
    private static final BigDecimal GRAM_PER_DECILITRE_IN_MILLIMOLE = new BigDecimal("1.61145");

    private static final int MOST_DECIMALS = 30;
    private static final int MOST_DIGITS = 50;

    public LabValue {
        if (!analyte.units().contains(unit)) {
            throw new IllegalArgumentException("%s is not reported in %s".formatted(analyte.label(), unit.ucum()));
        }
    }

    /** An exact result in the analyte's canonical unit, without a lower limit of normal. */
    public static LabValue of(Analyte analyte, BigDecimal value) {
        return of(analyte, value, analyte.canonicalUnit());
    }

    /** An exact result without a lower limit of normal. */
    public static LabValue of(Analyte analyte, BigDecimal value, LabUnit unit) {
        return new LabValue(analyte, Bound.EXACT, value, unit, null);
    }

    /** The same result, its number now read as a bound. */
    public LabValue withBound(Bound newBound) {
        return new LabValue(analyte, newBound, value, unit, lowerLimit);
    }

    /** The same result with the laboratory's lower limit of normal, in the unit of the result. */
    public LabValue withLowerLimit(BigDecimal newLowerLimit) {
        return new LabValue(analyte, bound, value, unit, newLowerLimit);
    }

    /** The same result in the analyte's canonical unit. To be graded, a result stays in the unit it was reported in. */
    public LabValue canonical() {
        return unit == analyte.canonicalUnit()
                ? this
                : new LabValue(
                        analyte,
                        bound,
                        canonical(value),
                        analyte.canonicalUnit(),
                        lowerLimit == null ? null : canonical(lowerLimit));
    }

    /** A number in this result's unit, in the analyte's canonical unit. */
    BigDecimal canonical(BigDecimal number) {
        return switch (unit) {
            case GIGA_PER_LITRE, GRAM_PER_DECILITRE -> number;
            // An extreme exponent overflows when multiplied; such a number is implausible in either unit.
            case MILLIMOLE_PER_LITRE ->
                isOrdinary(number) ? number.multiply(GRAM_PER_DECILITRE_IN_MILLIMOLE, MathContext.DECIMAL64) : number;
        };
    }

    /** A number in the analyte's canonical unit, in this result's unit. */
    BigDecimal fromCanonical(BigDecimal number) {
        return switch (unit) {
            case GIGA_PER_LITRE, GRAM_PER_DECILITRE -> number;
            case MILLIMOLE_PER_LITRE -> number.divide(GRAM_PER_DECILITRE_IN_MILLIMOLE, MathContext.DECIMAL64);
        };
    }

    /** Whether the true value, as far as it is known, is certain to be at or above the lower limit of normal. */
    boolean isWithinLocalRange() {
        return lowerLimit != null && !bound.isOpenBelow() && value.compareTo(lowerLimit) >= 0;
    }

    /** Whether the numbers have few enough digits to be calculated with; {@code 1E-999999999} is valid JSON too. */
    boolean isOrdinary() {
        return isOrdinary(value) && (lowerLimit == null || isOrdinary(lowerLimit));
    }

    static boolean isOrdinary(BigDecimal number) {
        return number.scale() >= -MOST_DECIMALS && number.scale() <= MOST_DECIMALS && number.precision() <= MOST_DIGITS;
    }

    /** The result for people to read, such as {@code <0.1 10*9/L}. */
    String text() {
        return bound.symbol() + unit.write(value);
    }
}
