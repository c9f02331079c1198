package org.nadir.cdshooks;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The checks by which the records of this room refuse what the specification forbids. */
final class Require {

    private Require() {}

    static void that(boolean holds, String field, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException("%s must be %s.".formatted(field, expectation));
        }
    }

    static void text(String field, @Nullable String value) {
        that(value != null && !value.isBlank(), field, "a text");
    }

    static void uuid(String field, String value) {
        // UUID.fromString also takes shortened groups; the wire format has all 36 characters.
        that(value.length() == 36 && isUuid(value), field, "a UUID without prefix");
    }

    static void absoluteUrl(String field, @Nullable String value) {
        that(value == null || isAbsoluteUrl(value), field, "an absolute http or https URL");
    }

    static boolean isAbsoluteUrl(String value) {
        try {
            URI uri = URI.create(value);
            return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getRawAuthority() != null;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException notUuid) {
            return false;
        }
    }
}
