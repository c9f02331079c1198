package org.nadir.security.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** So many refusals of a minute are recorded, of one address and of all. */
final class RefusalBound {

    private static final int OF_ONE_ADDRESS = 10;
    private static final int OF_ALL = 200;
    private static final long MINUTE = 60;

    private final Clock clock;
    private final Map<String, Integer> admitted = new HashMap<>();
    private long minute;
    private int admittedOfAll;
    private int passedOver;

    RefusalBound(Clock clock) {
        this.clock = clock;
    }

    /** Empty for a refusal that is not to be recorded; else how many were passed over since the last that was. */
    synchronized OptionalInt admit(String address) {
        long now = clock.instant().getEpochSecond() / MINUTE;
        if (now != minute) {
            minute = now;
            admitted.clear();
            admittedOfAll = 0;
        }
        if (admittedOfAll >= OF_ALL || admitted.getOrDefault(address, 0) >= OF_ONE_ADDRESS) {
            passedOver++;
            return OptionalInt.empty();
        }
        admitted.merge(address, 1, Integer::sum);
        admittedOfAll++;
        int before = passedOver;
        passedOver = 0;
        return OptionalInt.of(before);
    }
}
