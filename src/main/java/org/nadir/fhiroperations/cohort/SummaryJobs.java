package org.nadir.fhiroperations.cohort;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The summaries that are made while their callers wait elsewhere: in the order in which they were asked for, and kept for
 * a while. They live in the memory of this node, as counts, which are small whatever the cohort.
 */
final class SummaryJobs implements AutoCloseable {

    static final int MOST_UNFINISHED = 20;
    static final int MOST_KEPT = 20;
    static final Duration KEPT = Duration.ofMinutes(10);

    private final SummarySlots slots;
    private final Clock clock;
    private final ThreadPoolExecutor workers;

    /** By id, in the order in which they came. */
    private final Map<String, SummaryJob> jobs = new LinkedHashMap<>();

    SummaryJobs(SummarySlots slots, Clock clock) {
        this.slots = slots;
        this.clock = clock;
        this.workers = new ThreadPoolExecutor(
                slots.atOnce(),
                slots.atOnce(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("toxicity-summary-", 1).factory());
    }

    /** Puts a summary at the end of the queue, or refuses it where that is full. */
    synchronized SummaryJob start(String owner, SummaryForm form, Function<SummaryProgress, ToxicitySummary> work) {
        forget();
        if (unfinished().size() >= MOST_UNFINISHED) {
            throw SummarySlots.busy("As many summaries as this server keeps in mind are waiting");
        }
        SummaryJob job = new SummaryJob(owner, form, work, clock);
        jobs.put(job.id().toString(), job);
        workers.execute(new Turn(slots, job));
        return job;
    }

    /** The job with this id, if it is this caller's and is not forgotten. */
    synchronized Optional<SummaryJob> find(String id, String caller) {
        forget();
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.belongsTo(caller));
    }

    synchronized SummaryState state(SummaryJob job) {
        return switch (job.task().state()) {
            case RUNNING ->
                job.progress().hasBegun()
                        ? new SummaryState.Running(job.progress().text())
                        : new SummaryState.Waiting(before(job));
            case SUCCESS ->
                new SummaryState.Made(job.task().resultNow(), job.finished().plus(KEPT));
            case FAILED -> new SummaryState.Failed(job.task().exceptionNow());
            case CANCELLED -> new SummaryState.Cancelled();
        };
    }

    /** Ends a job and forgets it. */
    synchronized void cancel(SummaryJob job) {
        job.cancel();
        jobs.remove(job.id().toString());
        workers.remove(new Turn(slots, job));
    }

    @Override
    public synchronized void close() {
        jobs.values().forEach(SummaryJob::cancel);
        workers.shutdownNow();
    }

    /** What a worker does; equal for the same job, so that it can be taken out of the queue. */
    private record Turn(SummarySlots slots, SummaryJob job) implements Runnable {

        @Override
        public void run() {
            slots.runInTurn(job);
        }
    }

    /** Those that have a slot, jobs or not, and those that wait for one and came earlier. */
    private int before(SummaryJob job) {
        long earlier = jobs.values().stream()
                .takeWhile(other -> other != job)
                .filter(other -> !other.task().isDone() && !other.progress().hasBegun())
                .count();
        return slots.taken() + Math.toIntExact(earlier);
    }

    private List<SummaryJob> unfinished() {
        return jobs.values().stream().filter(job -> !job.task().isDone()).toList();
    }

    private void forget() {
        Instant now = clock.instant();
        List<SummaryJob> finished = jobs.values().stream()
                .filter(job -> job.task().isDone())
                .sorted(Comparator.comparing(SummaryJob::finished).reversed())
                .toList();
        for (int index = 0; index < finished.size(); index++) {
            SummaryJob job = finished.get(index);
            if (index >= MOST_KEPT || !now.isBefore(job.finished().plus(KEPT))) {
                jobs.remove(job.id().toString());
            }
        }
    }
}
