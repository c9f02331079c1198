package org.nadir.security.cdsclients;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the CDS door asks for signatures in smart mode; the clients themselves are {@link ClientSettings}.
 *
 * @param authenticateDiscovery whether discovery asks for a signature too, {@code nadir.cds.authenticate-discovery}
 * @param failedAttemptsPerMinute how many refused calls of one address are answered in a minute,
 *     {@code nadir.cds.failed-attempts-per-minute}; further calls get a 429 unread
 */
@ConfigurationProperties("nadir.cds")
record CdsClientsProperties(
        @DefaultValue("false") boolean authenticateDiscovery,
        @DefaultValue("600") int failedAttemptsPerMinute) {

    CdsClientsProperties {
        if (failedAttemptsPerMinute < 1) {
            throw new IllegalArgumentException("nadir.cds.failed-attempts-per-minute: give 1 or more");
        }
    }
}
