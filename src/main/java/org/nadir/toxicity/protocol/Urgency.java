package org.nadir.toxicity.protocol;

import java.util.Arrays;
import java.util.Optional;

/** How soon advice wants attention, in the words of FHIR's request priority. */
public enum Urgency {
    ROUTINE("routine"),
    URGENT("urgent"),
    STAT("stat");

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Urgency> of(String code) {
        return Arrays.stream(values())
                .filter(urgency -> urgency.code.equals(code))
                .findFirst();
    }
}
