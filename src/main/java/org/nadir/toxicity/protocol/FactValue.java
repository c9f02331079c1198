package org.nadir.toxicity.protocol;

import java.math.BigDecimal;

/** The value of a known fact. */
public sealed interface FactValue {

    /** An amount in the one unit of its fact. */
    record Amount(BigDecimal value, String unit) implements FactValue {}

    /** A grade or a number of things. */
    record Number(int value) implements FactValue {}

    /** Yes or no. */
    record Flag(boolean value) implements FactValue {}
}
