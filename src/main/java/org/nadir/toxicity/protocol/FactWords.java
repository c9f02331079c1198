package org.nadir.toxicity.protocol;

import java.math.BigDecimal;

/** How a fact is spoken of, in the words of a clinician. */
public sealed interface FactWords {

    /** Something that has a value. */
    record Measure(String noun, boolean plural) implements FactWords {

        /** {@code is} or {@code are}. */
        public String verb() {
            return plural ? "are" : "is";
        }
    }

    /** Something that holds or does not. */
    record Statement(String holds, String fails) implements FactWords {}

    static FactWords one(String noun) {
        return new Measure(noun, false);
    }

    static FactWords many(String noun) {
        return new Measure(noun, true);
    }

    static FactWords either(String holds, String fails) {
        return new Statement(holds, fails);
    }

    /** That it has this value, such as {@code hemoglobin is 7.6 g/dL}. */
    default String having(FactValue value) {
        return switch (this) {
            case Measure measure -> "%s %s %s".formatted(measure.noun(), measure.verb(), of(value));
            case Statement statement -> value.equals(new FactValue.Flag(true)) ? statement.holds() : statement.fails();
        };
    }

    /** That it is known. */
    default String known() {
        return switch (this) {
            case Measure measure -> "%s %s known".formatted(measure.noun(), measure.verb());
            case Statement statement -> "it is known whether " + statement.holds();
        };
    }

    /** That it is not known. */
    default String unknown() {
        return switch (this) {
            case Measure measure -> "%s %s not known".formatted(measure.noun(), measure.verb());
            case Statement statement -> "it is not known whether " + statement.holds();
        };
    }

    /** A value as it is spoken of. */
    static String of(FactValue value) {
        return switch (value) {
            case FactValue.Amount amount -> amount(amount.value(), amount.unit());
            case FactValue.Number number -> String.valueOf(number.value());
            case FactValue.Flag flag -> String.valueOf(flag.value());
        };
    }

    /** An amount with its unit as people write it. */
    static String amount(BigDecimal value, String unit) {
        String spoken =
                switch (unit) {
                    case "10*9/L" -> "x10^9/L";
                    case "Cel" -> "°C";
                    default -> unit;
                };
        return "%s %s".formatted(value.toPlainString(), spoken);
    }
}
