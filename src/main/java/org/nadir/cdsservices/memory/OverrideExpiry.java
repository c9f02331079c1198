package org.nadir.cdsservices.memory;

import java.time.Duration;

/**
 * How long an override with a reason keeps a card away where the protocol says nothing of it.
 *
 * @param info for cards that only inform
 * @param other for warnings
 */
public record OverrideExpiry(Duration info, Duration other) {

    /** The clinical contract's: CLINICAL A2. */
    public static final OverrideExpiry DEFAULT = new OverrideExpiry(Duration.ofDays(7), Duration.ofHours(24));

    Duration of(Severity severity) {
        return severity == Severity.INFO ? info : other;
    }
}
