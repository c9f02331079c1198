package org.nadir.fhiroperations.cohort;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** How far a summary is: told by the thread that makes it, read by those who wait for it. */
final class SummaryProgress {

    private static final long NOT_COUNTED = -1;

    private final AtomicLong done = new AtomicLong();
    private volatile long expected = NOT_COUNTED;
    private volatile boolean begun;
    private volatile boolean cancelled;

    /** The summary has its turn. */
    void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }

    /** So many will be looked at, if nobody is added meanwhile. */
    void expect(long patients) {
        expected = patients;
    }

    /** The next one is looked at. */
    void turn() {
        if (cancelled) {
            throw new CancellationException("The summary was cancelled");
        }
        done.incrementAndGet();
    }

    /** Ends the work at the next patient. */
    void cancel() {
        cancelled = true;
    }

    /** For people: {@code 120 of 400 patients}. */
    String text() {
        long now = done.get();
        return expected == NOT_COUNTED
                ? "finding the patients"
                : "%d of %d patients".formatted(now, Math.max(now, expected));
    }
}
