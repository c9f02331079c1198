package org.nadir.fhiroperations.cohort;

import java.util.concurrent.CountDownLatch;
import org.nadir.testing.RunningServer;

/** As many summaries as a server makes at a time, none of which goes on before this is closed: so that others wait. */
public final class HeldSummaries implements AutoCloseable {

    private final CountDownLatch gate = new CountDownLatch(1);

    private HeldSummaries() {}

    /** Takes all slots of a server. */
    public static HeldSummaries of(RunningServer server) {
        HeldSummaries held = new HeldSummaries();
        SummarySlots slots = server.bean(SummarySlots.class);
        CountDownLatch begun = new CountDownLatch(slots.atOnce());
        for (int i = 0; i < slots.atOnce(); i++) {
            server.bean(SummaryJobs.class).start("", SummaryForm.REPORT, progress -> {
                begun.countDown();
                SummaryJobsTest.await(held.gate);
                return Summaries.of(new ToxicityCounts());
            });
        }
        SummaryJobsTest.await(begun);
        return held;
    }

    @Override
    public void close() {
        gate.countDown();
    }
}
