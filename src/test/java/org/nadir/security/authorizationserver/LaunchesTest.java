package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchesTest {

    private static final LaunchContext CONTEXT =
            new LaunchContext("app", "Practitioner/1", "1", Optional.of("of the app"));

    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    private final Launches launches = new Launches(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void a_launch_is_taken_once() {
        String launch = launches.begin(CONTEXT);
        assertThat(launches.take(launch)).contains(CONTEXT);
        assertThat(launches.take(launch)).isEmpty();
    }

    @Test
    void a_launch_is_over_after_two_minutes() {
        String launch = launches.begin(CONTEXT);
        String other = launches.begin(CONTEXT);
        now = now.plusSeconds(119);
        assertThat(launches.take(launch)).isPresent();
        now = now.plusSeconds(1);
        assertThat(launches.take(other)).isEmpty();
    }

    @Test
    void a_launch_tells_nothing_and_no_two_are_alike() {
        assertThat(launches.begin(CONTEXT)).hasSize(32).isNotEqualTo(launches.begin(CONTEXT));
    }
}
