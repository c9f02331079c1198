package org.nadir.security.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes acts from the doors and has them kept, many at once and behind the answers.
 *
 * <p>None is dropped in silence: when too many wait, the request waits, and at last writes its acts itself. A server that is
 * asked to stop first writes what is waiting; it stops after the web server, so that nothing more comes.
 */
final class AuditTrail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private static final int MOST_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final AuditStore store;
    private final BlockingQueue<AuditedAct> waiting;
    private final AtomicLong lost = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread writer = new Thread(this::writeWhatWaits, "audit");
    private long unwritten;
    private volatile boolean running;

    AuditTrail(AuditStore store, int mostWaiting) {
        this.store = store;
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
    }

    /** Takes what was done in one request. */
    void record(List<AuditedAct> acts) {
        for (AuditedAct act : acts) {
            count(1);
            if (!enqueued(act)) {
                keepEach(List.of(act));
            }
        }
    }

    /** How many acts could not be kept since the start; each was told in the log. */
    long lost() {
        return lost.get();
    }

    /** Returns when all that was taken so far is written; false if that takes longer. */
    boolean awaitIdle(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (unwritten > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return unwritten == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        writer.start();
    }

    @Override
    public void stop() {
        running = false;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keepEach(drained());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts and, the other way round, after it has ended. */
    @Override
    public int getPhase() {
        return 0;
    }

    private boolean enqueued(AuditedAct act) {
        try {
            boolean taken = running && waiting.offer(act, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            // Whoever stopped the writer meanwhile may have looked into the queue already.
            return taken && (running || !waiting.remove(act));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeWhatWaits() {
        while (running || !waiting.isEmpty()) {
            try {
                AuditedAct first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<AuditedAct> acts = new ArrayList<>(List.of(first));
                    waiting.drainTo(acts, MOST_AT_ONCE - 1);
                    keep(acts);
                }
            } catch (InterruptedException e) {
                // Nobody but the end of the process interrupts it; stop() writes the rest.
                return;
            }
        }
    }

    /**
     * All at once; where that fails each by itself, so that one bad act costs no other; while the database cannot be
     * reached, again and again.
     */
    private void keep(List<AuditedAct> acts) {
        while (true) {
            try {
                store.keep(acts);
                count(-acts.size());
                return;
            } catch (RuntimeException e) {
                if (!Outage.isBehind(e) || !running) {
                    keepEach(acts);
                    return;
                }
            }
            pause();
        }
    }

    private void keepEach(List<AuditedAct> acts) {
        for (AuditedAct act : acts) {
            keepOne(act);
            count(-1);
        }
    }

    private void keepOne(AuditedAct act) {
        try {
            store.keep(List.of(act));
        } catch (RuntimeException e) {
            LOG.error(
                    "The {} of request {} is not in the audit trail, {} lost since the start: {}",
                    act.subtype().code(),
                    act.caller().requestId(),
                    lost.incrementAndGet(),
                    e.getClass().getName());
        }
    }

    private void pause() {
        lock.lock();
        try {
            long left = BETWEEN_TRIES.toNanos();
            while (left > 0 && running) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private List<AuditedAct> drained() {
        List<AuditedAct> rest = new ArrayList<>();
        waiting.drainTo(rest);
        return rest;
    }

    private void count(long more) {
        lock.lock();
        try {
            unwritten += more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
