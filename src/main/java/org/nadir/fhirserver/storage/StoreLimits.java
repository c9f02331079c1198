package org.nadir.fhirserver.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one request may take out of the store; a limit of 0 or less would serve nobody and is refused.
 *
 * @param pageSize the largest {@code _count}, {@code nadir.limits.page-size}; a larger one is read as this one
 * @param includedResources so many resources join a page by {@code _include}, {@code nadir.limits.included-resources}
 * @param queryTime the longest that one query of the database may take, {@code nadir.limits.query-time}. Exports and
 *     changes of the schema are exempt
 */
@ConfigurationProperties("nadir.limits")
public record StoreLimits(
        @DefaultValue("1000") int pageSize,
        @DefaultValue("1000") int includedResources,
        @DefaultValue("60s") Duration queryTime) {

    public StoreLimits {
        if (pageSize < 1 || includedResources < 1) {
            throw new IllegalArgumentException(
                    "nadir.limits.page-size and nadir.limits.included-resources must be greater than 0");
        }
        if (queryTime.toSeconds() < 1) {
            throw new IllegalArgumentException("nadir.limits.query-time must be at least 1s");
        }
    }
}
