package org.nadir.security.cdsclients;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts refused calls by address, in minutes. */
final class FailedAttempts {

    private static final int SECONDS = 60;

    /** What an attacker with many addresses can make us remember; beyond it no further address is counted. */
    private static final int MOST_ADDRESSES = 10_000;

    private record Minute(long number, Map<String, Integer> failures) {}

    private final int mostInAMinute;
    private final Clock clock;
    private volatile Minute minute = new Minute(0, Map.of());

    FailedAttempts(int mostInAMinute, Clock clock) {
        this.mostInAMinute = mostInAMinute;
        this.clock = clock;
    }

    boolean areTooMany(String address) {
        return current().failures().getOrDefault(address, 0) >= mostInAMinute;
    }

    void add(String address) {
        Map<String, Integer> failures = current().failures();
        if (failures.size() < MOST_ADDRESSES || failures.containsKey(address)) {
            failures.merge(address, 1, Integer::sum);
        }
    }

    /** When the count begins again. */
    long secondsLeft() {
        return SECONDS - Math.floorMod(clock.instant().getEpochSecond(), SECONDS);
    }

    private Minute current() {
        long number = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS);
        Minute counted = minute;
        if (counted.number() != number) {
            counted = new Minute(number, new ConcurrentHashMap<>());
            minute = counted;
        }
        return counted;
    }
}
