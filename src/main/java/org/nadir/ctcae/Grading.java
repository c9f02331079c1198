package org.nadir.ctcae;

/** What CTCAE says of one result: a grade, the grades it may have, or why it has none. */
public sealed interface Grading permits Graded, GradedBetween, NotGradable {

    /** The adverse event that the grade is of. */
    CtcaeTerm term();
}
