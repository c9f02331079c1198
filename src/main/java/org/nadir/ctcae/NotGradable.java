package org.nadir.ctcae;

/**
 * A result that is too implausible to be graded.
 *
 * @param explanation a sentence that names the value and what to check
 */
public record NotGradable(CtcaeTerm term, String explanation) implements Grading {}
