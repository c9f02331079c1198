package org.nadir.testing;

/**
 * What a validator says of a place in a resource.
 *
 * @param validator {@code HL7} or {@code HAPI}
 */
public record Finding(String validator, Severity severity, String place, String message) {

    /** How bad it is; a note asks for nothing. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    @Override
    public String toString() {
        return "%s %s at %s: %s".formatted(validator, severity, place, message);
    }
}
