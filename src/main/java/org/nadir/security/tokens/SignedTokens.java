package org.nadir.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;

/**
 * The JWTs of one issuer, by its published keys. Only asymmetric algorithms count, the key must be of the algorithm's
 * kind, and keys or addresses of keys that a token brings along are not looked at.
 */
final class SignedTokens implements TokenSource {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

    SignedTokens(JWKSource<SecurityContext> keys) {
        signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // The times and the rest are AccessTokenRules', for opaque tokens too.
        signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /** The claims of a token whose signature is this issuer's. */
    @Override
    public TokenClaims claims(BearerToken bearer) throws TokenRefusedException, IssuerUnavailableException {
        SignedJWT token;
        try {
            token = SignedJWT.parse(bearer.value());
            signatures.process(token, null);
        } catch (ParseException noJwt) {
            throw new TokenRefusedException("it is no signed token");
        } catch (RateLimitReachedException unknownKey) {
            throw new TokenRefusedException("its key is not known, and the keys were fetched just now");
        } catch (KeySourceException failed) {
            throw new IssuerUnavailableException("The keys of the issuer cannot be read: " + failed.getMessage());
        } catch (BadJOSEException | JOSEException refused) {
            throw new TokenRefusedException("its signature, algorithm or type is not accepted");
        }
        Map<String, Object> payload = token.getPayload().toJSONObject();
        return new TokenClaims(payload);
    }
}
