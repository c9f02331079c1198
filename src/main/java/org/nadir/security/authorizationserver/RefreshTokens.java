package org.nadir.security.authorizationserver;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Gives refresh tokens to apps that were granted {@code offline_access} or {@code online_access}, public ones too: each
 * works once, which is what RFC 9700 asks of a public client's.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private static final Duration OFFLINE = Duration.ofDays(30);
    private static final Duration ONLINE = Duration.ofHours(8);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType()) || authorization == null) {
            return null;
        }
        // What the user agreed to counts: a refresh may have asked for less this time.
        Set<String> agreed = authorization.getAuthorizedScopes();
        if (!agreed.contains("offline_access") && !agreed.contains("online_access")) {
            return null;
        }
        byte[] value = new byte[48];
        random.nextBytes(value);
        Instant now = clock.instant();
        return new OAuth2RefreshToken(
                Base64.getUrlEncoder().withoutPadding().encodeToString(value),
                now,
                now.plus(agreed.contains("offline_access") ? OFFLINE : ONLINE));
    }
}
