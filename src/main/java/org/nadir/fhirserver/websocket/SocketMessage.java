package org.nadir.fhirserver.websocket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client says over a websocket. */
sealed interface SocketMessage {

    /** {@code bind 1}: R4's own way to name the subscription. */
    record Bind(String subscription) implements SocketMessage {}

    /** {@code bind-with-token ...}: the way of the Subscriptions R5 Backport guide. */
    record BindWithToken(String token) implements SocketMessage {

        @Override
        public String toString() {
            return "bind-with-token";
        }
    }

    /** Anything else. */
    record Other() implements SocketMessage {}

    /** Longer than any message that is understood. */
    int LONGEST = 512;

    /** Reads a message. */
    static SocketMessage read(String text) {
        if (text.length() > LONGEST) {
            return new Other();
        }
        Matcher written = Words.PATTERN.matcher(text.strip());
        if (!written.matches()) {
            return new Other();
        }
        return written.group("subscription") == null
                ? new BindWithToken(written.group("token"))
                : new Bind(written.group("subscription"));
    }

    /** Holds the pattern, which an interface could not hide. */
    final class Words {

        private static final Pattern PATTERN = Pattern.compile(
                "bind +(?:Subscription/)?(?<subscription>[A-Za-z0-9.-]{1,64})|bind-with-token +(?<token>\\S+)");

        private Words() {}
    }
}
