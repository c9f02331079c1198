package org.nadir.security.authorizationserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses that stay on the machine of whoever follows them. */
final class Loopback {

    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /** Whether this is a plain http or https address of the own machine, without user, fragment or escape from its host. */
    static boolean holds(String address) {
        try {
            URI uri = new URI(address);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && HOSTS.contains(String.valueOf(uri.getHost()))
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
