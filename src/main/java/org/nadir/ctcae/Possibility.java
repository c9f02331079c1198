package org.nadir.ctcae;

import java.math.BigDecimal;

/**
 * A value that a result may stand for, with a grade that this value may have.
 *
 * @param value in the canonical unit of the analyte
 */
public record Possibility(BigDecimal value, int grade) {}
