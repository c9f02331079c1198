package org.nadir.ctcae;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;

/** Results and gradings in the short form in which the tests' tables write them. */
final class Results {

    private Results() {}

    /** A result from {@code 0.4} or {@code <0.4}; the lower limit of normal is a number, or {@code ?} if unknown. */
    static LabValue result(Analyte analyte, String text, LabUnit unit, String lowerLimit) {
        Bound bound = Arrays.stream(Bound.values())
                .filter(candidate -> text.startsWith(candidate.symbol()))
                .max(Comparator.comparingInt(candidate -> candidate.symbol().length()))
                .orElseThrow();
        BigDecimal number = new BigDecimal(text.substring(bound.symbol().length()));
        LabValue result = LabValue.of(analyte, number, unit).withBound(bound);
        return lowerLimit.equals("?") ? result : result.withLowerLimit(new BigDecimal(lowerLimit));
    }

    static LabValue result(Analyte analyte, String text, String lowerLimit) {
        return result(analyte, text, analyte.canonicalUnit(), lowerLimit);
    }

    /** {@code 2}, {@code 2 in local range}, {@code 0-1} or {@code not gradable}. */
    static String grade(CtcaeVersion version, LabValue result) {
        return switch (Ctcae.of(version).grade(result)) {
            case Graded graded -> graded.grade() + (graded.withinLocalRange() ? " in local range" : "");
            case GradedBetween between -> between.low() + "-" + between.high();
            case NotGradable ignored -> "not gradable";
        };
    }

    static String criterion(CtcaeVersion version, LabValue result) {
        return switch (Ctcae.of(version).grade(result)) {
            case Graded graded -> graded.criterion();
            case GradedBetween between -> between.criterion();
            case NotGradable notGradable -> notGradable.explanation();
        };
    }
}
