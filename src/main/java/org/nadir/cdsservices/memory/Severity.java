package org.nadir.cdsservices.memory;

/** The indicators of CDS Hooks, the least severe first. */
enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    /** An indicator of another name is no reason to keep a card away. */
    static Severity of(String indicator) {
        return switch (indicator) {
            case "info" -> INFO;
            case "warning" -> WARNING;
            default -> CRITICAL;
        };
    }
}
