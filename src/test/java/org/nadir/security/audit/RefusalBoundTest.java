package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalBoundTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final RefusalBound bound = new RefusalBound(clock);

    @Test
    void ten_of_a_minute_are_recorded_and_the_next_minute_tells_of_the_others() {
        assertThat(admitted("10.0.0.1", 25)).isEqualTo(10);
        clock.now = clock.now.plus(Duration.ofMinutes(1));

        assertThat(bound.admit("10.0.0.1")).hasValue(15);
        assertThat(bound.admit("10.0.0.1")).hasValue(0);
    }

    @Test
    void one_address_does_not_hide_another() {
        admitted("10.0.0.1", 1000);

        assertThat(bound.admit("10.0.0.2")).isPresent();
    }

    @Test
    void many_addresses_together_are_bounded_too() {
        long recorded = IntStream.range(0, 1000)
                .filter(i -> bound.admit("10.1." + i / 250 + "." + i % 250).isPresent())
                .count();

        assertThat(recorded).isEqualTo(200);
    }

    private long admitted(String address, int times) {
        return IntStream.range(0, times)
                .filter(i -> bound.admit(address).isPresent())
                .count();
    }

    private static final class AdjustableClock extends Clock {

        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
