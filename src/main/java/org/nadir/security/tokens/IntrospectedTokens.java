package org.nadir.security.tokens;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nadir.outbound.Bounds;
import org.nadir.outbound.OutboundAnswer;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundRequest;

/**
 * The tokens of one issuer that tells by introspection what they are worth (RFC 7662); an answer is kept for at most half a
 * minute, so that a revoked token ends soon.
 */
final class IntrospectedTokens implements TokenSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 64 * 1024);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final IssuerSettings issuer;
    private final URI address;
    private final OutboundGate gate;
    private final Clock clock;
    private final RecentIntrospections recent = new RecentIntrospections();

    IntrospectedTokens(IssuerSettings issuer, OutboundGate gate, Clock clock) {
        this.issuer = issuer;
        this.address = Objects.requireNonNull(issuer.introspectionUri(), "introspection-uri");
        this.gate = gate;
        this.clock = clock;
    }

    /** What the issuer says of a token that it calls active. */
    @Override
    public TokenClaims claims(BearerToken token) throws TokenRefusedException, IssuerUnavailableException {
        Instant now = clock.instant();
        Map<String, Object> answer = recent.find(token, now).orElse(Map.of());
        if (answer.isEmpty()) {
            answer = asked(token, now.plus(KEPT));
            recent.keep(token, answer, now.plus(KEPT));
        }
        if (!Boolean.TRUE.equals(answer.get("active"))) {
            throw new TokenRefusedException("its issuer does not call it active");
        }
        TokenClaims claims = new TokenClaims(answer);
        if (!claims.text("iss").orElse(issuer.issuer()).equals(issuer.issuer())) {
            throw new TokenRefusedException("its issuer names another issuer");
        }
        return claims;
    }

    private Map<String, Object> asked(BearerToken token, Instant latest) throws IssuerUnavailableException {
        try {
            OutboundAnswer answer = gate.send(OutboundRequest.post(address, headers(), form(token)), BOUNDS);
            if (answer.status() != 200) {
                throw new IssuerUnavailableException("introspection was answered with status " + answer.status());
            }
            Map<String, Object> claims = new HashMap<>(JSON.readValue(answer.body(), OBJECT));
            claims.values().removeIf(Objects::isNull);
            claims.putIfAbsent("active", false);
            claims.putIfAbsent("exp", latest.getEpochSecond());
            return claims;
        } catch (OutboundException failed) {
            throw new IssuerUnavailableException("introspection failed: " + failed.getMessage());
        } catch (IOException noJson) {
            throw new IssuerUnavailableException("introspection was not answered with a JSON object");
        }
    }

    private Map<String, String> headers() {
        String identity = encoded(issuer.clientId()) + ":" + encoded(issuer.clientSecret());
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(identity.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json");
    }

    private static byte[] form(BearerToken token) {
        return ("token=" + encoded(token.value()) + "&token_type_hint=access_token").getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }
}
