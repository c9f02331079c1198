package org.nadir.security.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept and for how long, {@code nadir.audit}.
 *
 * @param enabled whether accesses are recorded; when it is not said, in smart mode only
 * @param keep for how long an AuditEvent stays; zero is for ever
 * @param mostWaiting so many events wait to be written; then requests wait too
 */
@ConfigurationProperties("nadir.audit")
record AuditProperties(
        @Nullable Boolean enabled,
        @DefaultValue("0") Duration keep,
        @DefaultValue("2000") int mostWaiting) {

    AuditProperties {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("nadir.audit.keep must not be negative");
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("nadir.audit.most-waiting must be at least 1");
        }
    }
}
