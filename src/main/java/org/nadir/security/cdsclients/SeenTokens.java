package org.nadir.security.cdsclients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The used tokens, in the table {@code nadir_cds_token} that all nodes share; only a digest of each is kept. */
final class SeenTokens implements TokenMemory {

    /** Nodes that start at once must not make the table twice. */
    private static final List<String> SCHEMA = List.of(
            "SELECT pg_advisory_xact_lock(hashtextextended('nadir_cds_token', 0))",
            """
            CREATE TABLE IF NOT EXISTS nadir_cds_token (
                digest bytea PRIMARY KEY,
                expires timestamptz NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS nadir_cds_token_expires ON nadir_cds_token (expires)");

    private static final String ADD =
            "INSERT INTO nadir_cds_token (digest, expires) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING";

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    /** A node whose clock is behind takes a token for good a little longer. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(5);

    private final JdbcTemplate database;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep;

    private SeenTokens(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant());
    }

    /** Opens the table and makes it where it is missing. */
    static SeenTokens in(JdbcTemplate database, TransactionOperations transactions, Clock clock) {
        transactions.executeWithoutResult(transaction -> SCHEMA.forEach(database::execute));
        return new SeenTokens(database, clock);
    }

    @Override
    public boolean isNew(String issuer, String tokenId, Instant expires) {
        sweep();
        return database.update(ADD, digest(issuer, tokenId), Timestamp.from(expires)) == 1;
    }

    /** Forgets what is long expired, in one of the requests of a minute. */
    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            database.update("DELETE FROM nadir_cds_token WHERE expires < ?", Timestamp.from(now.minus(KEPT_LONGER)));
        }
    }

    private static byte[] digest(String issuer, String tokenId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(issuer.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(tokenId.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
