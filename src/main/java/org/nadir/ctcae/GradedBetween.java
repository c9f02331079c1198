package org.nadir.ctcae;

/**
 * A result whose grade is known only within limits: the lower limit of normal is missing, or the result only bounds
 * the value.
 *
 * @param low the lowest grade that is possible
 * @param high the highest grade that is possible
 * @param criterion the cells of the table that may apply, from the lowest grade to the highest, with their unit
 */
public record GradedBetween(CtcaeTerm term, int low, int high, String criterion) implements Grading {}
