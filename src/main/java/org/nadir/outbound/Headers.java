package org.nadir.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.nadir.outbound.OutboundException.Reason;

/** Looks at the headers of a request: what cannot be sent, and what must not be read on the way. */
final class Headers {

    /** Those that say where a message ends or who is asked: https://www.rfc-editor.org/rfc/rfc9110#section-7. */
    private static final Set<String> OURS = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "proxy-connection",
            "upgrade",
            "expect",
            "te",
            "trailer",
            "accept-encoding");

    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization", "cookie");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private Headers() {}

    /** Refuses headers that would make another message of the request. */
    static void check(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw refused("a header has no proper name");
            }
            if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused("the header %s is not for the caller to set".formatted(name));
            }
            if (!VALUE.matcher(value).matches()) {
                throw refused("the header %s holds characters that no header can hold".formatted(name));
            }
        });
    }

    static boolean holdSecret(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(name -> SECRET.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static OutboundException refused(String why) {
        return new OutboundException(Reason.REFUSED, why);
    }
}
