package org.nadir.security.authorizationserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.security.keys.RemoteKeys;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.stereotype.Component;

/**
 * Checks the assertion by which a client proves who it is.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html">SMART 2.2</a>
 */
@Component
@OnlyWithAuthorizationServer
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final int MOST_USED = 20_000;

    private record Keys(Optional<URI> address, JWKSource<SecurityContext> keys) {}

    private final Clock clock;
    private final Map<String, Keys> keys;
    private final ExpiringMap<Boolean> used;

    ClientAssertions(Clients clients, RemoteKeys remote, Clock clock) {
        this.clock = clock;
        this.used = new ExpiringMap<>(clock, MOST_USED);
        this.keys = clients.all().stream()
                .filter(ClientProperties::hasKeys)
                .collect(Collectors.toMap(ClientProperties::id, client -> keys(client, remote)));
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        return assertion -> {
            try {
                return checked(SignedJWT.parse(assertion), client.getClientId());
            } catch (ParseException | BadJOSEException | JOSEException bad) {
                throw new BadJwtException("The client assertion is not good", bad);
            }
        };
    }

    private Jwt checked(SignedJWT assertion, String client) throws ParseException, BadJOSEException, JOSEException {
        Keys registered = keys.get(client);
        if (registered == null) {
            throw new BadJwtException("The client has no keys");
        }
        URI jku = assertion.getHeader().getJWKURL();
        require(
                jku == null || registered.address().filter(jku::equals).isPresent(),
                "jku is not the registered address");
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, registered.keys()));
        // The claims are checked below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        check(processor.process(assertion, null), client);
        return Jwt.withTokenValue(assertion.serialize())
                .header("alg", assertion.getHeader().getAlgorithm().getName())
                .subject(client)
                .build();
    }

    private void check(JWTClaimsSet claims, String client) {
        Instant now = clock.instant();
        String tokenEndpoint = AuthorizationServerContextHolder.getContext().getIssuer() + Addresses.TOKEN;
        require(
                client.equals(claims.getIssuer()) && client.equals(claims.getSubject()),
                "iss and sub must be the client");
        require(claims.getAudience().contains(tokenEndpoint), "aud must be " + tokenEndpoint);
        require(claims.getExpirationTime() != null && claims.getJWTID() != null, "exp and jti are needed");
        Instant end = Objects.requireNonNull(claims.getExpirationTime()).toInstant();
        require(end.isAfter(now), "it is expired");
        require(!end.isAfter(now.plus(LONGEST).plus(CLOCKS_DIFFER)), "exp must be at most five minutes ahead");
        require(
                claims.getNotBeforeTime() == null
                        || !claims.getNotBeforeTime().toInstant().isAfter(now.plus(CLOCKS_DIFFER)),
                "it is not valid yet");
        require(used.putIfNew(client + " " + claims.getJWTID(), true, end), "jti was used before");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadJwtException(otherwise);
        }
    }

    private static Keys keys(ClientProperties client, RemoteKeys remote) {
        if (client.jwkSetUri() != null) {
            return new Keys(Optional.of(client.jwkSetUri()), remote.at(client.jwkSetUri()));
        }
        try {
            JWKSet given = JWKSet.parse(Objects.requireNonNull(client.jwkSet()));
            return new Keys(Optional.empty(), new ImmutableJWKSet<>(given.toPublicJWKSet()));
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("The jwk-set of client " + client.id() + " is not a JWK set", malformed);
        }
    }
}
