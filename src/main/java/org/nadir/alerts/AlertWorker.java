package org.nadir.alerts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** This node's worker: takes what is due, one subject after the other. */
final class AlertWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWorker.class);

    private static final int AT_ONCE = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final long STOP_SECONDS = 15;

    private final DueAssessments due;
    private final Consumer<String> work;
    private final long pauseMillis;
    private volatile @Nullable Running running;

    AlertWorker(DueAssessments due, Consumer<String> work, Duration delay) {
        this.due = due;
        this.work = work;
        this.pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(1, delay.toMillis() / 2));
    }

    @Override
    public void start() {
        running = new Running();
    }

    /** Lets the patient at hand be finished. */
    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.end();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** The thread between a start and a stop. */
    private final class Running {

        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().daemon().name("alerts").start(this::work);

        void end() {
            ended.countDown();
            try {
                thread.join(Duration.ofSeconds(STOP_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void work() {
            try {
                do {
                    workOff();
                } while (!ended.await(pauseMillis, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void workOff() {
            try {
                boolean any = true;
                while (any) {
                    any = takeAll(due.ripe(AT_ONCE));
                }
            } catch (RuntimeException e) {
                // The database is away, or this server is stopping: what is due stays due.
                LOG.warn("Alerts wait: {}", e.getClass().getSimpleName());
            }
        }

        private boolean takeAll(List<String> subjects) {
            boolean any = false;
            for (String subject : subjects) {
                if (ended.getCount() == 0) {
                    return false;
                }
                any |= due.take(subject, work);
            }
            return any;
        }
    }
}
