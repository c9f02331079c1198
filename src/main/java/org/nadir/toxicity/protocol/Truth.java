package org.nadir.toxicity.protocol;

import java.util.Collection;

/** The answer of a condition: an unknown fact is neither true nor false. */
public enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    /** True or false only where every possible world agrees. */
    public static Truth everywhere(Collection<Truth> answers) {
        return answers.stream().distinct().count() == 1 ? answers.iterator().next() : UNKNOWN;
    }
}
