package org.nadir.security.authorizationserver;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The launches under way: what an EHR had open, under a value that says nothing, works once and for two minutes. */
@Component
@OnlyWithAuthorizationServer
class Launches {

    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final ExpiringMap<LaunchContext> launches;
    private final SecureRandom random = new SecureRandom();

    Launches(Clock clock) {
        this.clock = clock;
        this.launches = new ExpiringMap<>(clock, MOST);
    }

    /** Remembers what is open and gives the value of the parameter {@code launch}. */
    String begin(LaunchContext context) {
        byte[] value = new byte[24];
        random.nextBytes(value);
        String launch = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        launches.put(launch, context, clock.instant().plus(LIFETIME));
        return launch;
    }

    /** Takes a launch; whoever asks again gets nothing. */
    Optional<LaunchContext> take(String launch) {
        return launches.remove(launch);
    }
}
