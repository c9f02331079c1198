package org.nadir.outbound;

import java.net.URI;
import java.util.Map;

/** One request to another server; headers may hold secrets, so they are not told by {@code toString}. */
public record OutboundRequest(String method, URI address, Map<String, String> headers, byte[] body) {

    /** A GET without a body. */
    public static OutboundRequest get(URI address, Map<String, String> headers) {
        return new OutboundRequest("GET", address, headers, new byte[0]);
    }

    /** A POST of a body whose type stands in the headers. */
    public static OutboundRequest post(URI address, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", address, headers, body);
    }

    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getHost();
    }
}
