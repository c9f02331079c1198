package org.nadir.ctcae;

/**
 * A result with a known grade.
 *
 * @param grade 0 where the criteria of no grade are met; 3 for anemia means at least 3, for its grade 4 has no number
 * @param criterion the cell of the table that decided, with its unit
 * @param withinLocalRange a fixed cut-off gave grade 1 or higher although the value is not below the laboratory's own
 *     lower limit of normal, as in people whose counts are constitutionally low; CTCAE does not settle the case
 */
public record Graded(CtcaeTerm term, int grade, String criterion, boolean withinLocalRange) implements Grading {}
