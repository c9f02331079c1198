package org.nadir.fhirserver.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A moment of a course, told from the day of loading, so that a course never grows old. */
public sealed interface DemoTime {

    /** The moment as it is on the day of loading, never after the clock's now. */
    ZonedDateTime on(Clock clock);

    /** A time of day some days before the day of loading. */
    record DaysAgo(int days, LocalTime time) implements DemoTime {

        public DaysAgo {
            if (days < 1) {
                throw new IllegalArgumentException("A time of day on day 0 may lie in the future");
            }
        }

        @Override
        public ZonedDateTime on(Clock clock) {
            return LocalDate.now(clock).minusDays(days).atTime(time).atZone(clock.getZone());
        }
    }

    /** A stretch of time before now; on day 0 a time of day could lie in the future. */
    record BeforeNow(Duration distance) implements DemoTime {

        public BeforeNow {
            if (distance.isNegative()) {
                throw new IllegalArgumentException("A moment before now cannot lie after now");
            }
        }

        @Override
        public ZonedDateTime on(Clock clock) {
            return ZonedDateTime.now(clock).minus(distance).truncatedTo(ChronoUnit.MINUTES);
        }
    }
}
