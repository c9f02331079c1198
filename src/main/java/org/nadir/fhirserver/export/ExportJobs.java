package org.nadir.fhirserver.export;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The jobs, in the table {@code nadir_export_job}, and what they hold, in {@code nadir_export_part}.
 *
 * <p>A part names versions of resources, which never change: a file is read from the history, not copied. A node takes a
 * job by an advisory lock of PostgreSQL and does it in one transaction, so that another one takes over from a dead node
 * and a deleted job leaves nothing behind.
 */
final class ExportJobs {

    /** Nodes that start at once must not make the tables twice. */
    private static final List<String> SCHEMA =
            List.of("SELECT pg_advisory_xact_lock(hashtextextended('nadir_export', 0))", """
            CREATE TABLE IF NOT EXISTS nadir_export_job (
                id uuid PRIMARY KEY,
                owner text NOT NULL,
                request text NOT NULL,
                level text NOT NULL,
                patients text[] NOT NULL,
                groups text[] NOT NULL,
                types text[] NOT NULL,
                since timestamptz NOT NULL,
                warnings text[] NOT NULL,
                transaction_time timestamptz NOT NULL,
                accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                state text NOT NULL DEFAULT 'ACCEPTED',
                attempts int NOT NULL DEFAULT 0,
                expires_at timestamptz NOT NULL DEFAULT 'infinity')
            """, """
            CREATE TABLE IF NOT EXISTS nadir_export_part (
                job uuid NOT NULL,
                type text NOT NULL,
                file int NOT NULL,
                part int NOT NULL,
                versions bigint[] NOT NULL,
                PRIMARY KEY (job, type, file, part))
            """);

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('nadir_export_job', 0))";

    private static final String ADD = """
            INSERT INTO nadir_export_job
                (id, owner, request, level, patients, groups, types, since, warnings, transaction_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /**
     * A write that began before the job may not be committed yet, and its resources count: the job waits for it, but not
     * for ever. The second is for a write that has its time and not yet its transaction.
     */
    private static final String RIPE = """
            SELECT id FROM nadir_export_job j
            WHERE state = 'ACCEPTED' AND accepted_at + interval '1 second' <= clock_timestamp()
              AND (accepted_at + interval '30 seconds' <= clock_timestamp() OR NOT EXISTS (
                SELECT FROM pg_stat_activity a
                WHERE a.datname = current_database() AND a.backend_type = 'client backend'
                  AND a.pid <> pg_backend_pid() AND a.xact_start <= j.accepted_at + interval '1 second'))
            ORDER BY accepted_at
            """;

    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtextextended('nadir_export_job/' || ?::text, 0))";

    private static final String FINISH = """
            UPDATE nadir_export_job
            SET state = 'COMPLETE', expires_at = clock_timestamp() + ? * interval '1 second' WHERE id = ?
            """;

    private static final String FAIL = """
            UPDATE nadir_export_job
            SET attempts = attempts + 1, state = CASE WHEN attempts + 1 < ? THEN 'ACCEPTED' ELSE 'FAILED' END,
                expires_at = CASE WHEN attempts + 1 < ? THEN expires_at
                             ELSE clock_timestamp() + ? * interval '1 second' END
            WHERE id = ?
            """;

    private static final int MOST_ATTEMPTS = 3;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;
    private final ExportProperties properties;

    private ExportJobs(JdbcTemplate database, TransactionOperations transactions, ExportProperties properties) {
        this.database = database;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** Opens the tables and makes them where they are missing. */
    static ExportJobs in(JdbcTemplate database, TransactionOperations transactions, ExportProperties properties) {
        transactions.executeWithoutResult(transaction -> SCHEMA.forEach(database::execute));
        return new ExportJobs(database, transactions, properties);
    }

    /**
     * Adds a job.
     *
     * @return whether there was room for it
     */
    boolean add(ExportJob job) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            database.execute(ONE_AT_A_TIME);
            Integer unfinished = database.queryForObject(
                    "SELECT count(*)::int FROM nadir_export_job WHERE state = 'ACCEPTED'", Integer.class);
            if (unfinished == null || unfinished >= properties.jobsAtOnce()) {
                return false;
            }
            insert(job);
            return true;
        }));
    }

    private void insert(ExportJob job) {
        ExportOrder order = job.order();
        List<List<String>> chosen = order.scope() instanceof ExportScope.ChosenPatients(var patients, var groups)
                ? List.of(patients, groups)
                : List.of(List.of(), List.of());
        database.update(
                ADD,
                job.id(),
                job.owner(),
                job.request(),
                order.scope().getClass().getSimpleName(),
                array(chosen.getFirst()),
                array(chosen.getLast()),
                array(order.types()),
                Timestamp.from(order.since()),
                array(order.warnings()),
                Timestamp.from(job.transactionTime()));
    }

    Optional<ExportJob> find(UUID id) {
        return database
                .query(
                        "SELECT * FROM nadir_export_job WHERE id = ? AND expires_at > clock_timestamp()",
                        (row, number) -> job(row),
                        id)
                .stream()
                .findFirst();
    }

    /** Deletes a job and what it holds. */
    void delete(UUID id) {
        transactions.executeWithoutResult(transaction -> {
            database.update("DELETE FROM nadir_export_job WHERE id = ?", id);
            database.update("DELETE FROM nadir_export_part WHERE job = ?", id);
        });
    }

    /** Deletes the jobs whose time is over. */
    void sweep() {
        database.queryForList("SELECT id FROM nadir_export_job WHERE expires_at <= clock_timestamp()", UUID.class)
                .forEach(this::delete);
    }

    /** The jobs that can be done now, the oldest first. */
    List<UUID> ripe() {
        return database.queryForList(RIPE, UUID.class);
    }

    /**
     * Gives a job to the work, in a transaction that also finishes it, unless another node does it or it is gone. After
     * work that throws the job is tried again, but not for ever.
     */
    void take(UUID id, Consumer<ExportJob> work) {
        try {
            transactions.executeWithoutResult(transaction -> {
                boolean mine = Boolean.TRUE.equals(database.queryForObject(LOCK, Boolean.class, id));
                Optional<ExportJob> job =
                        mine ? find(id).filter(found -> found.state() == ExportJob.State.ACCEPTED) : Optional.empty();
                if (job.isEmpty()) {
                    return;
                }
                work.accept(job.get());
                if (database.update(FINISH, properties.keep().toSeconds(), id) == 0) {
                    transaction.setRollbackOnly();
                }
            });
        } catch (RuntimeException failure) {
            database.update(
                    FAIL, MOST_ATTEMPTS, MOST_ATTEMPTS, properties.keep().toSeconds(), id);
            throw failure;
        }
    }

    private static ExportJob job(ResultSet row) throws SQLException {
        return new ExportJob(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("request"),
                new ExportOrder(
                        scope(row),
                        strings(row.getArray("types")),
                        row.getTimestamp("since").toInstant(),
                        strings(row.getArray("warnings"))),
                row.getTimestamp("transaction_time").toInstant(),
                ExportJob.State.valueOf(row.getString("state")),
                row.getTimestamp("expires_at").toInstant());
    }

    private static ExportScope scope(ResultSet row) throws SQLException {
        String level = row.getString("level");
        if (level.equals(ExportScope.WholeSystem.class.getSimpleName())) {
            return new ExportScope.WholeSystem();
        }
        return level.equals(ExportScope.AllPatients.class.getSimpleName())
                ? new ExportScope.AllPatients()
                : new ExportScope.ChosenPatients(strings(row.getArray("patients")), strings(row.getArray("groups")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
