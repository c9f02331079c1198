package org.nadir.toxicity.facts;

import java.util.List;
import java.util.stream.Collectors;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.FactValue;
import org.nadir.toxicity.protocol.FactWords;

/** What is known of a fact. */
public sealed interface FactState {

    /** It has one value, whatever is left open elsewhere. */
    record Known(FactValue value) implements FactState {}

    /**
     * A result was reported and leaves several values possible.
     *
     * @param values ones that stand for all that are possible
     * @param why the reason, as the end of a sentence
     */
    record Several(List<FactValue> values, String why) implements FactState {

        public Several {
            values = List.copyOf(values);
        }

        /** Grades can be counted up; of an amount the values only stand for others. */
        private String range(FactWords words) {
            boolean countable = values.stream().allMatch(FactValue.Number.class::isInstance);
            return countable && words instanceof FactWords.Measure measure
                    ? "%s may be %s"
                            .formatted(
                                    measure.noun(),
                                    values.stream().map(FactWords::of).collect(Collectors.joining(" or ")))
                    : words.unknown() + " exactly";
        }
    }

    /**
     * It is not known.
     *
     * @param why the reason, as the end of a sentence
     */
    record Unknown(String why) implements FactState {}

    /** The state of a fact as a sentence without a full stop. */
    default String sentence(Fact fact) {
        FactWords words = fact.words();
        return switch (this) {
            case Known known -> words.having(known.value());
            case Several several -> "%s: %s".formatted(several.range(words), several.why());
            case Unknown unknown -> "%s: %s".formatted(words.unknown(), unknown.why());
        };
    }
}
