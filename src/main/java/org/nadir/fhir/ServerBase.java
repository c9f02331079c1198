package org.nadir.fhir;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The base address of a FHIR server, the same for each way to write it: upper or lower case, with or without the usual port
 * and a slash at the end, and by any name of this machine.
 *
 * @param authority host, and the port where it is not the usual one
 * @param path without a slash at the end
 */
public record ServerBase(String scheme, String authority, String path) {

    /** Names of one and the same machine. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Of an absolute address; a query or fragment is no part of a base. */
    public static ServerBase of(URI address) {
        return new ServerBase(
                String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT),
                authority(address),
                trimmed(address.getRawPath() == null ? "" : address.getRawPath()));
    }

    private static String authority(URI address) {
        boolean usualPort = address.getPort() == -1
                || (address.getPort() == 443 && "https".equalsIgnoreCase(address.getScheme()))
                || (address.getPort() == 80 && "http".equalsIgnoreCase(address.getScheme()));
        String name = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String host = LOOPBACK.contains(name) ? "localhost" : name;
        return usualPort ? host : host + ":" + address.getPort();
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The address of something below it. */
    public ServerBase below(String path) {
        return new ServerBase(scheme, authority, this.path + path);
    }

    /** Whether it lies at the same place; behind a proxy that ends TLS the scheme differs. */
    public boolean isAt(ServerBase other) {
        return authority.equals(other.authority) && path.equals(other.path);
    }

    /** One text for all ways to write it. */
    public String text() {
        return scheme + "://" + authority + path;
    }
}
