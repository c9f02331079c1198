package org.nadir.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;

/** Gives the HTTP client addresses that were judged; it connects to these and asks nobody else. */
record PinnedNames(Resolution resolution) implements DnsResolver {

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return resolution.of(host.toLowerCase(Locale.ROOT), port).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Without a port only what is allowed on every port. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolution.of(host.toLowerCase(Locale.ROOT), 0).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
