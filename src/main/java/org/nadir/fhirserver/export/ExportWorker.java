package org.nadir.fhirserver.export;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** This node's worker: does the jobs one after the other and deletes those whose time is over. */
final class ExportWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);

    private static final long PAUSE_MILLIS = 500;
    private static final long STOP_SECONDS = 15;

    private final ExportJobs jobs;
    private final ExportSelection selection;
    private volatile @Nullable ScheduledExecutorService running;

    ExportWorker(ExportJobs jobs, ExportSelection selection) {
        this.jobs = jobs;
        this.selection = selection;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("export").factory());
        executor.scheduleWithFixedDelay(this::workOff, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        running = executor;
    }

    /** Lets the job at hand be finished; one that takes longer is begun again by the next node. */
    @Override
    public void stop() {
        ScheduledExecutorService ending = running;
        running = null;
        if (ending == null) {
            return;
        }
        ending.shutdown();
        try {
            ending.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void workOff() {
        try {
            jobs.sweep();
            for (UUID id : jobs.ripe()) {
                if (isRunning()) {
                    jobs.take(id, selection::choose);
                }
            }
        } catch (RuntimeException e) {
            // The database is away, or this server is stopping. Whatever it is, an exception would end the schedule.
            LOG.warn("Exports wait: {}", e.getClass().getSimpleName());
        }
    }
}
