package org.nadir.fhirserver.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The tokens with which websockets are bound, in the table {@code nadir_websocket_token} that all nodes share: a socket may be
 * opened at another node than the one that gave the token. Only a digest of each is kept.
 */
class BindingTokens {

    /** Long enough to open a socket, and too short to be found in a log. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final int BYTES = 32;

    /** Nothing else is looked up. */
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Nodes that start at once must not make the table twice. */
    private static final List<String> SCHEMA = List.of(
            "SELECT pg_advisory_xact_lock(hashtextextended('nadir_websocket_token', 0))",
            """
            CREATE TABLE IF NOT EXISTS nadir_websocket_token (
                digest bytea PRIMARY KEY,
                subscription text NOT NULL,
                expires timestamptz NOT NULL,
                socket_end timestamptz)
            """,
            "CREATE INDEX IF NOT EXISTS nadir_websocket_token_expires ON nadir_websocket_token (expires)");

    private static final String ADD =
            "INSERT INTO nadir_websocket_token (digest, subscription, expires, socket_end) VALUES (?, ?, ?, ?)";

    /** Of two who bring the same token at once one gets a row. */
    private static final String TAKE =
            "DELETE FROM nadir_websocket_token WHERE digest = ? RETURNING subscription, expires, socket_end";

    /**
     * A new token.
     *
     * @param value the token, which no log may quote
     */
    record Issued(String value, Instant expires) {

        @Override
        public String toString() {
            return "a token for a websocket";
        }
    }

    private record Kept(Binding binding, Instant expires) {}

    private final JdbcTemplate database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private BindingTokens(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Opens the table and makes it where it is missing. */
    static BindingTokens in(JdbcTemplate database, TransactionOperations transactions, Clock clock) {
        transactions.executeWithoutResult(transaction -> SCHEMA.forEach(database::execute));
        return new BindingTokens(database, clock);
    }

    /** Gives a token for a binding, and forgets those that nobody took in time. */
    Issued issue(Binding binding) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant expires = now.plus(LIFETIME);
        database.update("DELETE FROM nadir_websocket_token WHERE expires < ?", Timestamp.from(now));
        database.update(ADD, digest(value), binding.subscription(), Timestamp.from(expires), timestamp(binding.end()));
        return new Issued(value, expires);
    }

    /** What a token is for; nothing where it is none of ours, was taken before, or came too late. */
    Optional<Binding> take(String value) {
        if (!WRITTEN.matcher(value).matches()) {
            return Optional.empty();
        }
        return database.query(TAKE, BindingTokens::kept, digest(value)).stream()
                .filter(kept -> kept.expires().isAfter(clock.instant()))
                .map(Kept::binding)
                .findFirst();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp end = row.getTimestamp("socket_end");
        return new Kept(
                new Binding(row.getString("subscription"), end == null ? SocketAccess.FOR_EVER : end.toInstant()),
                row.getTimestamp("expires").toInstant());
    }

    private static @Nullable Timestamp timestamp(Instant end) {
        return end.equals(SocketAccess.FOR_EVER) ? null : Timestamp.from(end);
    }

    private static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
