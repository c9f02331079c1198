package org.nadir.outbound;

import java.time.Duration;

/**
 * How long an answer may take and how large it may be.
 *
 * @param time for the whole exchange, the body included
 * @param bytes of the body
 */
public record Bounds(Duration time, long bytes) {

    public Bounds {
        if (time.isNegative() || time.isZero() || bytes <= 0) {
            throw new IllegalArgumentException("An exchange needs some time and some bytes");
        }
    }
}
