package org.nadir.fhiroperations.cohort;

import org.nadir.ctcae.Graded;
import org.nadir.ctcae.GradedBetween;
import org.nadir.ctcae.Grading;
import org.nadir.ctcae.NotGradable;

/**
 * The worst that is known of one patient in one term: grows with each result.
 *
 * @param low the highest grade that is certain, -1 before the first grade
 * @param high the highest grade that is possible, -1 before the first grade
 * @param refused whether a result could not be graded
 */
record Worst(int low, int high, boolean refused) {

    static final Worst NONE = new Worst(-1, -1, false);

    Worst with(Grading grading) {
        return switch (grading) {
            case Graded graded -> atLeast(graded.grade(), graded.grade());
            case GradedBetween between -> atLeast(between.low(), between.high());
            case NotGradable none -> withRefused();
        };
    }

    Worst withRefused() {
        return new Worst(low, high, true);
    }

    Worst with(Worst other) {
        return new Worst(Math.max(low, other.low), Math.max(high, other.high), refused || other.refused);
    }

    /** A result that was refused leaves the grade of the others as it is, and counts only where there are no others. */
    Category category() {
        if (high >= 0) {
            return Category.between(low, high);
        }
        return refused ? Category.NOT_GRADABLE : Category.NO_RESULT;
    }

    private Worst atLeast(int lowest, int highest) {
        return new Worst(Math.max(low, lowest), Math.max(high, highest), refused);
    }
}
