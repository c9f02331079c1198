package org.nadir.toxicity.facts;

import org.nadir.ctcae.Bound;
import org.nadir.ctcae.LabValue;

/** Writes a laboratory value as a laboratory would. */
final class ValueText {

    private ValueText() {}

    static String of(LabValue value) {
        return "%s%s %s"
                .formatted(
                        prefix(value.bound()),
                        value.value().toPlainString(),
                        value.unit().ucum());
    }

    private static String prefix(Bound bound) {
        return switch (bound) {
            case EXACT -> "";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER_OR_EQUAL -> ">=";
            case GREATER -> ">";
        };
    }
}
