package org.nadir.security.scopes;

import java.util.Locale;

/** Whose data a scope reaches. */
public enum Level {
    /** The patient of the launch. */
    PATIENT,
    /** What the user may see. */
    USER,
    /** What the client was registered for. */
    SYSTEM;

    /** As written in a scope. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
