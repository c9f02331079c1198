package org.nadir.security.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes AuditEvents that were kept long enough, whole: a delete by FHIR would leave the content in the history.
 *
 * <p>What hangs on a resource the database itself knows, by its foreign keys.
 */
final class ExpiredEvents implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredEvents.class);

    private static final int AT_ONCE = 500;

    private static final String EXPIRED =
            "SELECT res_id FROM hfj_resource WHERE res_type = 'AuditEvent' AND res_updated < ? ORDER BY res_id LIMIT ?";

    private static final String HANGING_ON = """
            SELECT format('DELETE FROM %s WHERE %I', c.conrelid::regclass, a.attname)
            FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            WHERE c.contype = 'f' AND c.confrelid = ?::regclass AND a.attname <> 'partition_id'
            """;

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Duration keep;
    private final Clock clock;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-keep").daemon().factory());

    ExpiredEvents(JdbcTemplate database, TransactionTemplate transactions, Duration keep, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (keep.isZero()) {
            return;
        }
        hourly.scheduleWithFixedDelay(this::deleteExpired, 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void destroy() {
        hourly.shutdown();
    }

    private void deleteExpired() {
        try {
            int deleted = deleteBefore(clock.instant().minus(keep));
            if (deleted > 0) {
                LOG.info("Deleted {} AuditEvents older than {}", deleted, keep);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Expired AuditEvents are not deleted, trying again in an hour: {}",
                    e.getClass().getName());
        }
    }

    /** Deletes what was recorded before a time and says how many. */
    int deleteBefore(Instant time) {
        int deleted = 0;
        int some;
        do {
            some = Objects.requireNonNull(transactions.execute(status -> deleteSome(time)));
            deleted += some;
        } while (some == AT_ONCE);
        return deleted;
    }

    private int deleteSome(Instant time) {
        Long[] ids = database.queryForList(EXPIRED, Long.class, Timestamp.from(time), AT_ONCE)
                .toArray(Long[]::new);
        if (ids.length > 0) {
            for (String delete : hangingOn("hfj_res_ver")) {
                database.update(delete + " IN (SELECT pid FROM hfj_res_ver WHERE res_id = ANY (?))", (Object) ids);
            }
            for (String delete : hangingOn("hfj_resource")) {
                database.update(delete + " = ANY (?)", (Object) ids);
            }
            database.update("DELETE FROM hfj_resource WHERE res_id = ANY (?)", (Object) ids);
        }
        return ids.length;
    }

    private List<String> hangingOn(String table) {
        return database.queryForList(HANGING_ON, String.class, table);
    }
}
