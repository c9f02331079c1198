package org.nadir.security.authorizationserver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * What was authorized, in memory: until its last token expires, and at most so much. A restart forgets it; access tokens
 * go on until they expire, refresh tokens end.
 */
@Component
@OnlyWithAuthorizationServer
class Authorizations implements OAuth2AuthorizationService {

    private static final int MOST = 10_000;
    private static final Duration UNANSWERED = Duration.ofMinutes(30);

    private final Clock clock;
    private final ExpiringMap<OAuth2Authorization> byId;
    private final ExpiringMap<Boolean> revoked;
    private final Map<String, String> ids = new LinkedHashMap<>();

    Authorizations(Clock clock) {
        this.clock = clock;
        this.byId = new ExpiringMap<>(clock, MOST);
        this.revoked = new ExpiringMap<>(clock, MOST);
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        ids.values().removeIf(id -> byId.get(id).isEmpty() || id.equals(authorization.getId()));
        byId.put(authorization.getId(), authorization, end(authorization));
        values(authorization).forEach(value -> ids.put(value, authorization.getId()));
        OAuth2Authorization.Token<OAuth2AccessToken> access = authorization.getAccessToken();
        if (access != null && access.isInvalidated()) {
            id(access).ifPresent(id -> revoked.put(id, true, end(authorization)));
        }
    }

    /** Whether an access token with this {@code jti} was revoked. */
    boolean isRevoked(String tokenId) {
        return revoked.get(tokenId).isPresent();
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
        ids.values().removeIf(authorization.getId()::equals);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return find(token)
                .filter(found -> type == null || type(found, token).equals(type.getValue()))
                .orElse(null);
    }

    /** The authorization to which a token, a code or the state of a consent belongs. */
    synchronized Optional<OAuth2Authorization> find(String token) {
        return Optional.ofNullable(ids.get(token)).flatMap(byId::get);
    }

    private Instant end(OAuth2Authorization authorization) {
        return tokens(authorization)
                .map(OAuth2Token::getExpiresAt)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one.isAfter(other) ? one : other)
                .orElseGet(() -> clock.instant().plus(UNANSWERED));
    }

    private static Stream<String> values(OAuth2Authorization authorization) {
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        return Stream.concat(Stream.ofNullable(state), tokens(authorization).map(OAuth2Token::getTokenValue));
    }

    private static Stream<OAuth2Token> tokens(OAuth2Authorization authorization) {
        return Stream.of(
                        OAuth2AuthorizationCode.class,
                        OAuth2AccessToken.class,
                        OAuth2RefreshToken.class,
                        OidcIdToken.class)
                .map(authorization::getToken)
                .filter(Objects::nonNull)
                .map(OAuth2Authorization.Token::getToken);
    }

    private static Optional<String> id(OAuth2Authorization.Token<OAuth2AccessToken> token) {
        return Optional.ofNullable(token.getClaims())
                .map(claims -> claims.get("jti"))
                .map(Object::toString);
    }

    private static String type(OAuth2Authorization authorization, String value) {
        if (value.equals(authorization.getAttribute(OAuth2ParameterNames.STATE))) {
            return OAuth2ParameterNames.STATE;
        }
        OAuth2Authorization.Token<?> token = Objects.requireNonNull(authorization.getToken(value));
        return switch (token.getToken()) {
            case OAuth2AuthorizationCode code -> OAuth2ParameterNames.CODE;
            case OAuth2AccessToken access -> OAuth2ParameterNames.ACCESS_TOKEN;
            case OAuth2RefreshToken refresh -> OAuth2ParameterNames.REFRESH_TOKEN;
            default -> "id_token";
        };
    }
}
