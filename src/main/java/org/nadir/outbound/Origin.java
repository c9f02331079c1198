package org.nadir.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.nadir.outbound.OutboundException.Reason;

/**
 * Scheme, host and port of an address, in the one way to write them: what is compared instead of beginnings of text.
 *
 * @param host in lower case; IPv6 in brackets
 */
record Origin(String scheme, String host, int port) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Reads the origin of an address.
     *
     * @throws OutboundException where the address is none that may be called, however it resolves
     */
    static Origin of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw refused("the address must begin with http:// or https://");
        }
        if (address.getRawUserInfo() != null) {
            throw refused("the address must not hold a user or a password");
        }
        String host = address.getHost();
        if (host == null || !(HostText.isName(host) || HostText.address(host).isPresent())) {
            throw refused("its host must be a name without a dot at the end (an international one as xn--),"
                    + " an IPv4 address of four decimal numbers, or an IPv6 address in brackets without a zone");
        }
        if (address.getPort() == 0 || address.getPort() > 65535) {
            throw refused("its port must be from 1 to 65535");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host.toLowerCase(Locale.ROOT), address.getPort() == -1 ? usual : address.getPort());
    }

    boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Without what follows the port: a path or query may hold a secret. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }

    private static OutboundException refused(String why) {
        return new OutboundException(Reason.REFUSED, why);
    }
}
