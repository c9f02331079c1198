package org.nadir.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this server may reach beyond public addresses, and how hard it may lean on one host.
 *
 * @param privateAddresses blocks such as {@code 10.1.0.0/16}, addresses, or names with or without a port, that may be
 *     called although they are private, {@code nadir.outbound.private-addresses}
 * @param connectTimeout time to reach a host, {@code nadir.outbound.connect-timeout}
 * @param callsPerHost calls to one host at one time, {@code nadir.outbound.calls-per-host}
 */
@ConfigurationProperties("nadir.outbound")
public record OutboundProperties(
        @DefaultValue List<String> privateAddresses,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("32") int callsPerHost) {

    static final String PRIVATE_ADDRESSES = "nadir.outbound.private-addresses";

    public OutboundProperties {
        privateAddresses = List.copyOf(privateAddresses);
        ListedAddresses.of(privateAddresses);
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("nadir.outbound.connect-timeout must be a time such as 5s");
        }
        if (callsPerHost < 1) {
            throw new IllegalArgumentException("nadir.outbound.calls-per-host must be 1 or more");
        }
    }

    /** The settings of a server whose operator set nothing, but lists some private addresses. */
    public static OutboundProperties listing(String... privateAddresses) {
        return new OutboundProperties(List.of(privateAddresses), Duration.ofSeconds(5), 32);
    }
}
