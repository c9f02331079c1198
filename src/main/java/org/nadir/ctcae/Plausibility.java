package org.nadir.ctcae;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Doubts results that are more likely a slip of the unit than a state of the patient.
 *
 * <p>The limits are defaults of this software, not of CTCAE. A doubtful result is not graded, and is not passed over in
 * silence either.
 */
public final class Plausibility {

    /** Far more than counts vary in disease, less than the thousand between two neighbouring units. */
    private static final BigDecimal UNIT_SLIP = new BigDecimal("500");

    private Plausibility() {}

    /** Says in a sentence why the result is doubtful; empty where it is plausible. */
    public static Optional<String> doubt(LabValue result) {
        if (!result.isOrdinary()) {
            return doubt(result, "has more digits than a laboratory reports");
        }
        LabValue canonical = result.canonical();
        return doubtOfValue(canonical)
                .or(() -> doubtOfLowerLimit(canonical))
                .or(() -> doubtOfRatio(canonical))
                .flatMap(reason -> doubt(result, reason));
    }

    /** The highest plausible value in the canonical unit. */
    static BigDecimal highest(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS, LYMPHOCYTES, LEUKOCYTES -> new BigDecimal("100");
            case PLATELETS -> new BigDecimal("2000");
            case HEMOGLOBIN -> new BigDecimal("25");
        };
    }

    /** The lowest plausible value in the canonical unit; a count may also be zero, which is zero in every unit. */
    private static BigDecimal lowest(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS, LYMPHOCYTES, LEUKOCYTES -> new BigDecimal("0.003");
            case PLATELETS -> new BigDecimal("1");
            case HEMOGLOBIN -> new BigDecimal("2");
        };
    }

    private static boolean mayBeZero(Analyte analyte) {
        return switch (analyte) {
            case NEUTROPHILS, PLATELETS, LYMPHOCYTES, LEUKOCYTES -> true;
            case HEMOGLOBIN -> false;
        };
    }

    private static Optional<String> doubtOfValue(LabValue result) {
        BigDecimal value = result.value();
        if (value.signum() < 0 || (value.signum() == 0 && result.bound() == Bound.LESS)) {
            return Optional.of("is below zero");
        }
        if (isTooHigh(result.analyte(), value)) {
            return Optional.of("is above " + written(result, highest(result.analyte())));
        }
        // The number of "<0.5" is what the machine can detect, not what it found.
        boolean tooLow = !result.bound().isOpenBelow() && isTooLow(result.analyte(), value);
        return tooLow ? Optional.of("is below " + written(result, lowest(result.analyte()))) : Optional.empty();
    }

    private static Optional<String> doubtOfLowerLimit(LabValue result) {
        BigDecimal limit = result.lowerLimit();
        if (limit == null || limit.signum() == 0) {
            return Optional.empty();
        }
        boolean implausible = isTooHigh(result.analyte(), limit) || isTooLow(result.analyte(), limit);
        return implausible
                ? Optional.of("has an implausible lower limit of normal, " + written(result, limit))
                : Optional.empty();
    }

    private static Optional<String> doubtOfRatio(LabValue result) {
        BigDecimal limit = result.lowerLimit();
        BigDecimal value = result.value();
        if (limit == null || limit.signum() == 0 || value.signum() == 0) {
            return Optional.empty();
        }
        boolean farBelow =
                !result.bound().isOpenBelow() && value.multiply(UNIT_SLIP).compareTo(limit) < 0;
        boolean farAbove = value.compareTo(limit.multiply(UNIT_SLIP)) > 0;
        return farBelow || farAbove
                ? Optional.of("is hundreds of times off its lower limit of normal, " + written(result, limit))
                : Optional.empty();
    }

    private static boolean isTooHigh(Analyte analyte, BigDecimal value) {
        return value.compareTo(highest(analyte)) > 0;
    }

    private static boolean isTooLow(Analyte analyte, BigDecimal value) {
        boolean possibleZero = value.signum() == 0 && mayBeZero(analyte);
        return !possibleZero && value.compareTo(lowest(analyte)) < 0;
    }

    private static String written(LabValue result, BigDecimal number) {
        return result.unit().write(number);
    }

    private static Optional<String> doubt(LabValue result, String reason) {
        return Optional.of("The %s result %s %s: check the unit."
                .formatted(result.analyte().label(), result.text(), reason));
    }
}
