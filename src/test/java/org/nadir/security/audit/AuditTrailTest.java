package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<AuditedAct> kept = Collections.synchronizedList(new ArrayList<>());

    @Test
    void what_is_taken_is_kept_in_its_order_and_many_at_once() throws InterruptedException {
        AtomicInteger writes = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        AuditTrail trail = started(acts -> {
            awaitOpen(open);
            writes.incrementAndGet();
            kept.addAll(acts);
        });
        trail.record(acts(51));
        open.countDown();

        assertThat(trail.awaitIdle(LONG)).isTrue();
        assertThat(kept)
                .extracting(AuditedAct::note)
                .isEqualTo(acts(51).stream().map(AuditedAct::note).toList());
        assertThat(writes.get()).isLessThan(51);
        trail.stop();
    }

    @Test
    void a_stop_first_writes_what_waits() {
        CountDownLatch open = new CountDownLatch(1);
        AuditTrail trail = started(acts -> {
            awaitOpen(open);
            kept.addAll(acts);
        });
        trail.record(acts(30));
        open.countDown();
        trail.stop();

        assertThat(kept).hasSize(30);
        assertThat(trail.lost()).isZero();
    }

    @Test
    void after_the_stop_the_request_writes_by_itself() {
        AuditTrail trail = started(kept::addAll);
        trail.stop();
        trail.record(acts(2));

        assertThat(kept).hasSize(2);
    }

    @Test
    void an_act_that_cannot_be_kept_costs_no_other_and_is_counted() throws InterruptedException {
        AuditTrail trail = started(acts -> {
            if (acts.stream().anyMatch(act -> act.note().equals("3"))) {
                throw new IllegalArgumentException("not this one");
            }
            kept.addAll(acts);
        });
        trail.record(acts(6));

        assertThat(trail.awaitIdle(LONG)).isTrue();
        assertThat(kept).extracting(AuditedAct::note).containsExactlyInAnyOrder("0", "1", "2", "4", "5");
        assertThat(trail.lost()).isEqualTo(1);
        trail.stop();
    }

    @Test
    void while_the_database_cannot_be_reached_nothing_is_lost() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        AuditTrail trail = started(acts -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
            }
            kept.addAll(acts);
        });
        trail.record(acts(3));

        assertThat(trail.awaitIdle(LONG)).isTrue();
        assertThat(kept).hasSize(3);
        assertThat(trail.lost()).isZero();
        trail.stop();
    }

    @Test
    void a_full_queue_makes_the_request_wait_and_drops_nothing() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        AuditTrail trail = started(acts -> {
            awaitOpen(open);
            kept.addAll(acts);
        });
        Thread request = Thread.ofVirtual().start(() -> trail.record(acts(200)));
        open.countDown();
        request.join();

        assertThat(trail.awaitIdle(LONG)).isTrue();
        assertThat(kept).hasSize(200);
        trail.stop();
    }

    private static AuditTrail started(AuditStore store) {
        AuditTrail trail = new AuditTrail(store, 64);
        trail.start();
        return trail;
    }

    private static void awaitOpen(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<AuditedAct> acts(int many) {
        List<AuditedAct> acts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            acts.add(new AuditedAct(
                    Instant.EPOCH,
                    Pattern.READ,
                    Subtype.interaction("read"),
                    200,
                    String.valueOf(i),
                    new Caller("r", "127.0.0.1", Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of()));
        }
        return acts;
    }
}
