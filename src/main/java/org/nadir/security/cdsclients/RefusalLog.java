package org.nadir.security.cdsclients;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator why calls are refused, in a few lines a minute however many they are. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int LINES = 20;

    private final Clock clock;
    private Instant end = Instant.MIN;
    private int lines;
    private long leftOut;

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    /** The name of a client stands in the line only where it is listed. */
    void tell(TokenRefusedException refused) {
        if (!hasRoom()) {
            return;
        }
        LOG.warn(
                "A CDS call {} was refused: {}",
                refused.issuer().isEmpty() ? "of nobody listed" : "in the name of " + refused.issuer(),
                refused.refusal().sentence());
    }

    private synchronized boolean hasRoom() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            if (leftOut > 0) {
                LOG.warn("{} more CDS calls were refused and not told", leftOut);
            }
            end = now.plus(PERIOD);
            lines = 0;
            leftOut = 0;
        }
        if (lines == LINES) {
            leftOut++;
            return false;
        }
        lines++;
        return true;
    }
}
