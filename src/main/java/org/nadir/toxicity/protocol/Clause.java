package org.nadir.toxicity.protocol;

import java.util.List;

/**
 * A part of a condition that can be told and asked by itself.
 *
 * @param expression as a protocol writes it
 * @param words the same in English
 * @param condition the same to be asked
 * @param parts what it is made of; none of one that is told as a whole
 */
public record Clause(Kind kind, String expression, String words, Condition condition, List<Clause> parts) {

    /** How the parts make the whole. */
    public enum Kind {
        /** All of them hold. */
        AND,
        /** One of them holds. */
        OR,
        /** The one part does not hold. */
        NOT,
        /** Told as a whole; parts, where there are any, are what a name stands for or what is weighed. */
        CONDITION
    }

    public Clause {
        parts = List.copyOf(parts);
    }
}
