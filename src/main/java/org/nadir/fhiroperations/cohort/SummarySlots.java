package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Keeps a few long summaries from taking the database from those who treat patients. */
final class SummarySlots {

    private static final int UNAVAILABLE = 503;
    private static final String SECONDS = "30";

    private final Semaphore free;

    SummarySlots(int atOnce) {
        this.free = new Semaphore(atOnce);
    }

    /** Does the work, or refuses it at once where all slots are taken. */
    <T> T run(Supplier<T> work) {
        if (!free.tryAcquire()) {
            UnclassifiedServerFailureException busy = new UnclassifiedServerFailureException(
                    UNAVAILABLE, "Other summaries are being made: try again in %s seconds".formatted(SECONDS));
            busy.addResponseHeader("Retry-After", SECONDS);
            throw busy;
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
