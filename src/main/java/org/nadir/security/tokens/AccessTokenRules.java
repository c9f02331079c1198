package org.nadir.security.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What makes claims those of an access token that counts now; clocks may differ by a minute. */
@Component
class AccessTokenRules {

    private static final Duration SKEW = Duration.ofMinutes(1);

    /** Only id_tokens have them (OpenID Connect Core 3.1.3.6, 3.3.2.11; FAPI). */
    private static final Set<String> ONLY_IN_ID_TOKENS = Set.of("at_hash", "c_hash", "s_hash");

    /** How issuers mark an access token among the tokens they sign: Keycloak's {@code typ}, others' {@code token_use}. */
    private static final Set<String> ACCESS = Set.of("bearer", "access", "access_token", "at+jwt", "dpop");

    private final Clock clock;

    AccessTokenRules(Clock clock) {
        this.clock = clock;
    }

    /** Refuses claims outside their time. */
    void checkTimes(TokenClaims claims) throws TokenRefusedException {
        Instant now = clock.instant();
        Instant expires =
                claims.time("exp").orElseThrow(() -> new TokenRefusedException("it does not say when it expires"));
        if (!now.isBefore(expires.plus(SKEW))) {
            throw new TokenRefusedException("it has expired");
        }
        for (String beginning : Set.of("nbf", "iat")) {
            Optional<Instant> time = claims.time(beginning);
            if (time.isPresent() && time.get().isAfter(now.plus(SKEW))) {
                throw new TokenRefusedException("its " + beginning + " lies in the future");
            }
        }
    }

    /** Refuses id_tokens, refresh tokens and assertions of clients, which the same keys sign. */
    void checkKind(TokenClaims claims, boolean saysAccessToken, String scopeClaim) throws TokenRefusedException {
        if (claims.texts(scopeClaim).stream().allMatch(String::isBlank)) {
            throw new TokenRefusedException("it has no " + scopeClaim + ": it is no access token");
        }
        boolean marked = saysAccessToken;
        for (String mark : Set.of("typ", "token_use", "token_type")) {
            Optional<String> kind = claims.text(mark);
            if (kind.isPresent() && !ACCESS.contains(kind.get().toLowerCase(Locale.ROOT))) {
                throw new TokenRefusedException("its " + mark + " is that of another token than an access token");
            }
            marked |= kind.isPresent();
        }
        if (claims.hasAny(ONLY_IN_ID_TOKENS) || (claims.has("nonce") && !marked)) {
            throw new TokenRefusedException("it has claims of an id_token");
        }
        Optional<String> subject = claims.text("sub");
        if (subject.isPresent() && subject.equals(claims.text("iss"))) {
            throw new TokenRefusedException("it names its issuer as its subject: it is a client's assertion");
        }
    }
}
