package org.nadir.security.cdsclients;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Whether a token counts now. */
final class ClaimedTimes {

    /** Best practice caps how long a used token must be remembered; Epic's live for 15 minutes, the sandbox's for 5. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    /** By how much the clock of a client may be ahead of ours. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private ClaimedTimes() {}

    /** Returns when the token expires. */
    static Instant check(JWTClaimsSet claims, Instant now) throws TokenRefusedException {
        @Nullable Instant issued = instant(claims.getIssueTime());
        if (issued == null || issued.isAfter(now.plus(SKEW))) {
            throw new TokenRefusedException(Refusal.ISSUED);
        }
        @Nullable Instant expires = instant(claims.getExpirationTime());
        if (expires == null || !expires.isAfter(now) || expires.isAfter(issued.plus(LONGEST_LIFE))) {
            throw new TokenRefusedException(Refusal.EXPIRY);
        }
        @Nullable Instant begins = instant(claims.getNotBeforeTime());
        if (begins != null && begins.isAfter(now.plus(SKEW))) {
            throw new TokenRefusedException(Refusal.NOT_YET);
        }
        return expires;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
