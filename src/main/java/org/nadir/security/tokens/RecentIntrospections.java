package org.nadir.security.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers about tokens, under a digest of the token, so that memory holds no token. */
final class RecentIntrospections {

    private static final int MOST = 10_000;

    private record Answer(Map<String, Object> claims, Instant until) {}

    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
        }
    };

    /** The answer, while it is kept. */
    synchronized Optional<Map<String, Object>> find(BearerToken token, Instant now) {
        return Optional.ofNullable(answers.get(digest(token)))
                .filter(answer -> now.isBefore(answer.until()))
                .map(Answer::claims);
    }

    synchronized void keep(BearerToken token, Map<String, Object> claims, Instant until) {
        answers.put(digest(token), new Answer(Map.copyOf(claims), until));
    }

    private static String digest(BearerToken token) {
        try {
            byte[] bytes = token.value().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
