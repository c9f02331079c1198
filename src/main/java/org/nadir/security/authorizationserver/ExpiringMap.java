package org.nadir.security.authorizationserver;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers values until each one's time is over, at most so many; the oldest go first. */
final class ExpiringMap<V> {

    private record Entry<V>(V value, Instant until) {}

    private final Clock clock;
    private final int most;
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

    ExpiringMap(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    synchronized void put(String key, V value, Instant until) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !entry.until().isAfter(now));
        entries.put(key, new Entry<>(value, until));
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    /** Remembers the value unless the key is known; says whether it was new. */
    synchronized boolean putIfNew(String key, V value, Instant until) {
        if (get(key).isPresent()) {
            return false;
        }
        put(key, value, until);
        return true;
    }

    synchronized Optional<V> get(String key) {
        Entry<V> entry = entries.get(key);
        return entry == null || !entry.until().isAfter(clock.instant()) ? Optional.empty() : Optional.of(entry.value());
    }

    synchronized Optional<V> remove(String key) {
        Optional<V> value = get(key);
        entries.remove(key);
        return value;
    }
}
