package org.nadir.ctcae;

import java.util.Arrays;
import java.util.Optional;

/**
 * A version of CTCAE.
 *
 * <p>A grade means nothing without it: the same count has different grades in 5.0 and 6.0. A version is one constant
 * here and one table, {@code ctcae-<label>.md}.
 */
public enum CtcaeVersion {
    V5_0("5.0"),
    V6_0("6.0");

    private final String label;

    CtcaeVersion(String label) {
        this.label = label;
    }

    /** The version's number as published, such as {@code 5.0}. */
    public String label() {
        return label;
    }

    /** Finds a version by its exact label; nothing is guessed from {@code 5} or {@code v5.0}. */
    public static Optional<CtcaeVersion> of(String label) {
        return Arrays.stream(values())
                .filter(version -> version.label.equals(label))
                .findFirst();
    }
}
