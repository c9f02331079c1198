package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue of summaries; each work of these tests goes on only when the test lets it. */
class SummaryJobsTest {

    private static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
    private static final ToxicitySummary SUMMARY = Summaries.of(new ToxicityCounts());

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final SummarySlots slots = new SummarySlots(2);
    private final SummaryJobs jobs = new SummaryJobs(slots, ((InstantSource) now::get).withZone(ZoneOffset.UTC));
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void letAllGo() {
        gate.countDown();
        jobs.close();
    }

    private SummaryJob start(Function<SummaryProgress, ToxicitySummary> work) {
        return jobs.start("me", SummaryForm.REPORT, work);
    }

    /** A job that has looked at 120 of 400 patients when it stands still. */
    private SummaryJob standing() {
        return start(progress -> {
            look(progress, 120);
            await(gate);
            progress.turn();
            return SUMMARY;
        });
    }

    static void look(SummaryProgress progress, int patients) {
        progress.expect(400);
        for (int i = 0; i < patients; i++) {
            progress.turn();
        }
    }

    static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SummaryState state(SummaryJob job) {
        return jobs.state(job);
    }

    private void untilIs(SummaryJob job, Class<? extends SummaryState> state) {
        while (!state.isInstance(state(job))) {
            Thread.onSpinWait();
        }
    }

    private void untilLookedAt120(SummaryJob job) {
        while (!state(job).equals(new SummaryState.Running("120 of 400 patients"))) {
            Thread.onSpinWait();
        }
    }

    private SummaryJob made() {
        SummaryJob job = start(progress -> SUMMARY);
        untilIs(job, SummaryState.Made.class);
        return job;
    }

    private boolean isKept(SummaryJob job) {
        return jobs.find(job.id().toString(), "me").isPresent();
    }

    @Test
    void whileItRunsItTellsHowFarItIs_andThenGivesTheSummary() {
        SummaryJob job = standing();
        untilLookedAt120(job);

        gate.countDown();
        untilIs(job, SummaryState.Made.class);

        assertThat(state(job)).isEqualTo(new SummaryState.Made(SUMMARY, START.plus(SummaryJobs.KEPT)));
    }

    @Test
    void twoRun_andTheOthersWaitInTheOrderInWhichTheyCame() {
        List.of(standing(), standing()).forEach(this::untilLookedAt120);
        SummaryJob third = standing();
        SummaryJob fourth = standing();

        assertThat(state(third)).isEqualTo(new SummaryState.Waiting(2));
        assertThat(state(fourth)).isEqualTo(new SummaryState.Waiting(3));
        jobs.cancel(third);
        assertThat(state(fourth)).isEqualTo(new SummaryState.Waiting(2));
    }

    @Test
    void whatIsMadeAtOnceTakesASlotToo() {
        untilLookedAt120(standing());

        SummaryState waiting = slots.run(() -> state(standing()));

        assertThat(waiting).isEqualTo(new SummaryState.Waiting(2));
    }

    @Test
    void aFailureIsKept_andFreesTheSlot() {
        IllegalStateException failure = new IllegalStateException("no");
        SummaryJob job = start(progress -> {
            throw failure;
        });
        untilIs(job, SummaryState.Failed.class);

        assertThat(state(job)).isEqualTo(new SummaryState.Failed(failure));
        assertThat(isKept(made())).isTrue();
    }

    @Test
    void aRunningJobThatIsCancelledEndsAtTheNextPatient_andIsForgotten() {
        List<SummaryJob> running = List.of(standing(), standing());
        running.forEach(this::untilLookedAt120);
        SummaryJob waiting = standing();

        running.forEach(jobs::cancel);
        assertThat(running).noneMatch(this::isKept);
        assertThat(state(running.getFirst())).isEqualTo(new SummaryState.Cancelled());
        gate.countDown();

        untilIs(waiting, SummaryState.Made.class);
    }

    @Test
    void anotherCallerDoesNotFindIt() {
        SummaryJob job = made();

        assertThat(jobs.find(job.id().toString(), "somebody else")).isEmpty();
        assertThat(isKept(job)).isTrue();
    }

    @Test
    void aResultIsKeptForAWhile_countedFromItsEnd() {
        SummaryJob slow = standing();
        untilLookedAt120(slow);
        now.set(START.plus(Duration.ofHours(1)));
        assertThat(isKept(slow)).isTrue();
        gate.countDown();
        untilIs(slow, SummaryState.Made.class);

        now.set(START.plus(Duration.ofHours(1)).plus(SummaryJobs.KEPT).minusMillis(1));
        assertThat(isKept(slow)).isTrue();
        now.set(START.plus(Duration.ofHours(1)).plus(SummaryJobs.KEPT));
        assertThat(isKept(slow)).isFalse();
    }

    @Test
    void ofTooManyResultsTheOldestIsForgotten() {
        SummaryJob first = made();
        for (int i = 1; i < SummaryJobs.MOST_KEPT; i++) {
            now.set(now.get().plusSeconds(1));
            made();
        }
        assertThat(isKept(first)).isTrue();

        now.set(now.get().plusSeconds(1));
        SummaryJob last = made();

        assertThat(isKept(first)).isFalse();
        assertThat(isKept(last)).isTrue();
    }

    @Test
    void aFullQueueRefuses_untilOneIsCancelled() {
        List<SummaryJob> all = new ArrayList<>();
        for (int i = 0; i < SummaryJobs.MOST_UNFINISHED; i++) {
            all.add(standing());
        }

        assertThatThrownBy(this::standing)
                .isInstanceOfSatisfying(BaseServerResponseException.class, busy -> assertThat(busy.getStatusCode())
                        .isEqualTo(503));
        jobs.cancel(all.getLast());
        assertThat(state(standing())).isInstanceOf(SummaryState.Waiting.class);
    }

    @Test
    void whatIsAddedMeanwhileDoesNotMakeTheWholeSmallerThanThePart() {
        SummaryProgress progress = new SummaryProgress();
        assertThat(progress.text()).isEqualTo("finding the patients");
        look(progress, 401);
        assertThat(progress.text()).isEqualTo("401 of 401 patients");
    }

    @Test
    void theClockIsTheOneThatIsGiven() {
        Clock late = Clock.fixed(START.plusSeconds(5), ZoneOffset.UTC);
        try (SummaryJobs others = new SummaryJobs(slots, late)) {
            SummaryJob job = others.start("me", SummaryForm.TABLE, progress -> SUMMARY);
            while (!(others.state(job) instanceof SummaryState.Made)) {
                Thread.onSpinWait();
            }
            assertThat(job.finished()).isEqualTo(late.instant());
        }
    }
}
