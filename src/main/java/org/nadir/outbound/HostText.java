package org.nadir.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads hosts as they are written, without asking a name server. */
final class HostText {

    /** Without leading zeros: some software reads those as octal. */
    private static final String BYTE = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

    private static final Pattern IPV4 = Pattern.compile("(?:" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** A last label that is a number makes other software read the name as an IPv4 address (WHATWG URL, 3.5). */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private HostText() {}

    /** The address that a text is: four plain decimal numbers, or IPv6 with or without brackets. */
    static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        boolean isIpv4 = IPV4.matcher(text).matches();
        if (!isIpv4 && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(isIpv4 ? text : "[" + bare + "]"));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a text is a name in the usual form: no trailing dot, no zone, nothing that reads as a number. */
    static boolean isName(String text) {
        return text.length() <= 253
                && NAME.matcher(text).matches()
                && !NUMBER.matcher(text.substring(text.lastIndexOf('.') + 1)).matches();
    }
}
