package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Keeps a few long summaries from taking the database from those who treat patients. */
final class SummarySlots {

    private static final int UNAVAILABLE = 503;
    private static final String SECONDS = "30";

    private final int atOnce;
    private final Semaphore free;

    SummarySlots(int atOnce) {
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce, true);
    }

    int atOnce() {
        return atOnce;
    }

    /** How many summaries are being made. */
    int taken() {
        return atOnce - free.availablePermits();
    }

    /** Does the work, or refuses it at once where all slots are taken or others wait for one. */
    <T> T run(Supplier<T> work) {
        if (free.hasQueuedThreads() || !free.tryAcquire()) {
            throw busy("Other summaries are being made");
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    /** Does the work when its turn has come; not at all, if the thread is interrupted before. */
    void runInTurn(Runnable work) {
        try {
            free.acquire();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /** The refusal of one who should come back later. */
    static UnclassifiedServerFailureException busy(String why) {
        UnclassifiedServerFailureException busy = new UnclassifiedServerFailureException(
                UNAVAILABLE, "%s: try again in %s seconds".formatted(why, SECONDS));
        busy.addResponseHeader("Retry-After", SECONDS);
        return busy;
    }
}
