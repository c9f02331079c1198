package org.nadir.alerts;

import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Who is to be assessed, kept in the table {@code nadir_assessment_due}.
 *
 * <p>A write only ever adds rows, in its own transaction: it waits for no other write and for no worker, and what is
 * committed is due, whatever is killed afterwards. A worker takes a subject by an advisory lock of PostgreSQL, which ends
 * with the connection, so that in a cluster one node works on a patient and another one takes over from a dead node.
 */
public final class DueAssessments {

    private static final Logger LOG = LoggerFactory.getLogger(DueAssessments.class);

    /** Stands between a subject and a part of it. */
    static final String PART_OF = "#";

    private static final int PATIENCE = 5;
    private static final int MOST_FAILURES = 6;
    private static final int FIRST_PAUSE_SECONDS = 5;

    /** Nodes that start at once must not make the table twice. */
    private static final String[] SCHEMA = {
        "SELECT pg_advisory_xact_lock(hashtextextended('nadir_assessment_due', 0))",
        """
        CREATE TABLE IF NOT EXISTS nadir_assessment_due (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            subject text NOT NULL,
            changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            failures int NOT NULL DEFAULT 0)
        """,
        "CREATE INDEX IF NOT EXISTS nadir_assessment_due_subject ON nadir_assessment_due (subject, changed_at)"
    };

    private static final String RIPE = """
            SELECT subject FROM nadir_assessment_due GROUP BY subject
            HAVING max(changed_at) <= clock_timestamp() - ? * interval '1 millisecond'
                OR min(changed_at) <= clock_timestamp() - ? * interval '1 millisecond'
            ORDER BY min(changed_at) LIMIT ?
            """;

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String POSTPONE = """
            UPDATE nadir_assessment_due
            SET failures = failures + 1, changed_at = clock_timestamp() + ? * interval '1 second' WHERE id = ANY (?)
            """;

    private final DataSource database;
    private final JdbcTemplate rows;
    private final long quietMillis;

    private DueAssessments(DataSource database, Duration quiet) {
        this.database = database;
        this.rows = new JdbcTemplate(database);
        this.quietMillis = quiet.toMillis();
    }

    /** Opens the table and makes it where it is missing. */
    static DueAssessments in(DataSource database, Duration quiet) {
        inOneTransaction(database, connection -> {
            for (String statement : SCHEMA) {
                connection.execute(statement);
            }
        });
        return new DueAssessments(database, quiet);
    }

    /** Adds subjects; inside a transaction of the store, they are due if and when it commits. */
    void add(Collection<String> subjects) {
        String[] sorted = subjects.stream().sorted().toArray(String[]::new);
        rows.execute((ConnectionCallback<Integer>) connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO nadir_assessment_due (subject) SELECT unnest(?::text[])")) {
                insert.setArray(1, connection.createArrayOf("text", sorted));
                return insert.executeUpdate();
            }
        });
    }

    /** Subjects that were quiet for long enough, or have waited for too long; the longest waiting first. */
    List<String> ripe(int most) {
        return rows.queryForList(RIPE, String.class, quietMillis, PATIENCE * quietMillis, most);
    }

    /**
     * Gives a subject to the work, unless another node has it. What is added meanwhile stays due; work that throws is
     * tried again later.
     *
     * @return whether it was this node's turn
     */
    boolean take(String subject, Consumer<String> work) {
        boolean[] taken = new boolean[1];
        inOneTransaction(database, connection -> {
            taken[0] = Boolean.TRUE.equals(connection.queryForObject(LOCK, Boolean.class, lockName(subject)));
            if (taken[0]) {
                attempt(subject, work, connection);
            }
        });
        return taken[0];
    }

    /** What the advisory lock of a subject is made from: the parts of a subject take turns. */
    static String lockName(String subject) {
        return "nadir_assessment_due/" + subject.split(PART_OF, 2)[0];
    }

    private static void attempt(String subject, Consumer<String> work, JdbcTemplate connection) {
        Long[] ids = connection
                .queryForList("SELECT id FROM nadir_assessment_due WHERE subject = ?", Long.class, subject)
                .toArray(Long[]::new);
        if (ids.length == 0) {
            return;
        }
        try {
            work.accept(subject);
        } catch (RuntimeException failure) {
            postpone(ids, failure, connection);
            return;
        }
        connection.update("DELETE FROM nadir_assessment_due WHERE id = ANY (?)", (Object) ids);
    }

    /** Neither the subject nor the message is logged: both may tell of a patient. */
    private static void postpone(Long[] ids, RuntimeException failure, JdbcTemplate connection) {
        Integer failures = connection.queryForObject(
                "SELECT max(failures) FROM nadir_assessment_due WHERE id = ANY (?)", Integer.class, (Object) ids);
        int pause = FIRST_PAUSE_SECONDS << Math.min(failures == null ? 0 : failures, MOST_FAILURES);
        LOG.warn(
                "An assessment failed ({}) and will be tried again in {} s: row {} of nadir_assessment_due",
                failure.getClass().getSimpleName(),
                pause,
                ids[0]);
        connection.update(POSTPONE, pause, ids);
    }

    /**
     * On a connection of its own: what the work stores is committed by itself, so that feedback which arrives at that
     * moment either sees the new alert or is seen by its review.
     */
    private static void inOneTransaction(DataSource database, Consumer<JdbcTemplate> statements) {
        new JdbcTemplate(database).execute((ConnectionCallback<Boolean>) connection -> {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                statements.accept(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
                connection.commit();
                return true;
            } finally {
                end(connection, automatic);
            }
        });
    }

    private static void end(Connection connection, boolean automatic) throws java.sql.SQLException {
        connection.rollback();
        connection.setAutoCommit(automatic);
    }
}
