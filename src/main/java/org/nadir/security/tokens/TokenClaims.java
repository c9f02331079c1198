package org.nadir.security.tokens;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an issuer says of a token, in the token itself or when it is asked; a claim of an unexpected type is refused. */
record TokenClaims(Map<String, Object> values) {

    boolean has(String name) {
        return values.get(name) != null;
    }

    Optional<String> text(String name) throws TokenRefusedException {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new TokenRefusedException("the claim " + name + " is no text");
    }

    /** A claim that is a text or a list of texts. */
    List<String> texts(String name) throws TokenRefusedException {
        Object value = values.get(name);
        if (value instanceof List<?> list) {
            if (!list.stream().allMatch(String.class::isInstance)) {
                throw new TokenRefusedException("the claim " + name + " is no list of texts");
            }
            return list.stream().map(String.class::cast).toList();
        }
        return text(name).stream().toList();
    }

    /** A claim that is a time in seconds. */
    Optional<Instant> time(String name) throws TokenRefusedException {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Number seconds)) {
            throw new TokenRefusedException("the claim " + name + " is no time");
        }
        try {
            return Optional.of(Instant.ofEpochSecond(seconds.longValue()));
        } catch (DateTimeException beyond) {
            throw new TokenRefusedException("the claim " + name + " is no time");
        }
    }

    /** Whether one of the claims is there. */
    boolean hasAny(Set<String> names) {
        return names.stream().anyMatch(this::has);
    }
}
