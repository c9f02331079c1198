package org.nadir.ctcae;

/** How the number of a result relates to the true value: the value itself, or a limit of it. */
public enum Bound {
    EXACT(""),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    GREATER(">");

    private final String symbol;

    Bound(String symbol) {
        this.symbol = symbol;
    }

    /** The sign before the number; FHIR's {@code Quantity.comparator} uses the same, and none for an exact value. */
    public String symbol() {
        return symbol;
    }

    /** The true value may be any value below the number. */
    boolean isOpenBelow() {
        return switch (this) {
            case LESS, LESS_OR_EQUAL -> true;
            case EXACT, GREATER_OR_EQUAL, GREATER -> false;
        };
    }
}
