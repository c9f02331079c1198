package org.nadir.security.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of this package.
 *
 * @param concurrentRequests requests that one client may have under way, {@code nadir.limits.concurrent-requests}. Half of
 *     Tomcat's 200 threads, so that one client never has them all
 * @param queryLength characters of a query, {@code nadir.limits.query-length}; a longer search goes to {@code _search}
 * @param formSize the largest form, {@code nadir.limits.form-size}
 */
@ConfigurationProperties("nadir.limits")
record TrafficLimits(
        @DefaultValue("100") int concurrentRequests,
        @DefaultValue("8000") int queryLength,
        @DefaultValue("1MB") DataSize formSize) {

    TrafficLimits {
        if (concurrentRequests < 1 || queryLength < 1 || formSize.toBytes() < 1) {
            throw new IllegalArgumentException("nadir.limits.concurrent-requests, nadir.limits.query-length and"
                    + " nadir.limits.form-size must be greater than 0");
        }
    }
}
