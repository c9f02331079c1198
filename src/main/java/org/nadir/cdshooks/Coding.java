package org.nadir.cdshooks;

import org.jspecify.annotations.Nullable;

/** A code, usually with its system and a text for people. */
public record Coding(
        @Nullable String system, String code, @Nullable String display) {

    public Coding {
        Require.text("coding.code", code);
    }

    boolean isComplete() {
        return system != null && !system.isBlank() && display != null && !display.isBlank();
    }
}
