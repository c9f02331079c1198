package org.nadir.fhiroperations.cohort;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** A summary that somebody asks for again and again until it is made. */
final class SummaryJob implements Runnable {

    private final UUID id = UUID.randomUUID();
    private final SummaryProgress progress = new SummaryProgress();
    private final String owner;
    private final SummaryForm form;
    private final FutureTask<ToxicitySummary> task;
    private volatile Instant finished = Instant.MAX;

    /**
     * A job that is not begun.
     *
     * @param owner who may ask for it
     * @param form in which the answer was asked for
     */
    SummaryJob(String owner, SummaryForm form, Function<SummaryProgress, ToxicitySummary> work, Clock clock) {
        this.owner = owner;
        this.form = form;
        this.task = new FutureTask<>(() -> {
            progress.begin();
            try {
                return work.apply(progress);
            } finally {
                finished = clock.instant();
            }
        });
    }

    UUID id() {
        return id;
    }

    SummaryForm form() {
        return form;
    }

    SummaryProgress progress() {
        return progress;
    }

    /** When it ended, well or not; the end of time before that. */
    Instant finished() {
        return finished;
    }

    boolean belongsTo(String caller) {
        return owner.equals(caller);
    }

    FutureTask<ToxicitySummary> task() {
        return task;
    }

    @Override
    public void run() {
        task.run();
    }

    /** The thread is not interrupted: that would take a connection to the database along. */
    void cancel() {
        progress.cancel();
        task.cancel(false);
    }
}
