package org.nadir.security.cdsclients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.util.List;

/** Whether a token was signed by a key of the client that it names. */
final class ClientKeys {

    private static final int SMALLEST_RSA_KEY = 2048;

    private ClientKeys() {}

    static void checkSignature(SentToken sent, ListedClient client) throws TokenRefusedException {
        List<JWK> keys = keys(sent, client);
        if (keys.isEmpty()) {
            throw new TokenRefusedException(Refusal.KEY);
        }
        if (keys.stream().anyMatch(PublishedKeys::contain)) {
            throw new TokenRefusedException(Refusal.PUBLISHED_KEY);
        }
        for (JWK key : keys) {
            if (isSignedBy(key, sent)) {
                return;
            }
        }
        throw new TokenRefusedException(Refusal.SIGNATURE);
    }

    private static List<JWK> keys(SentToken sent, ListedClient client) throws TokenRefusedException {
        try {
            return client.keys().get(new JWKSelector(fitting(sent)), null);
        } catch (RateLimitReachedException unknownKey) {
            throw new TokenRefusedException(Refusal.KEY);
        } catch (KeySourceException unreadable) {
            throw new TokenRefusedException(Refusal.KEYS);
        }
    }

    /** The key's kind must be that of the algorithm: a public key is never a secret, nor an RSA key a curve. */
    private static JWKMatcher fitting(SentToken sent) {
        JWSAlgorithm algorithm = sent.token().getHeader().getAlgorithm();
        JWKMatcher.Builder fitting = new JWKMatcher.Builder()
                .keyID(sent.keyId())
                .keyUses(KeyUse.SIGNATURE, null)
                .algorithms(algorithm, null);
        return JWSAlgorithm.ES384.equals(algorithm)
                ? fitting.keyType(KeyType.EC).curve(Curve.P_384).build()
                : fitting.keyType(KeyType.RSA).minKeySize(SMALLEST_RSA_KEY).build();
    }

    private static boolean isSignedBy(JWK key, SentToken sent) {
        try {
            return sent.token()
                    .verify(new DefaultJWSVerifierFactory()
                            .createJWSVerifier(sent.token().getHeader(), ((AsymmetricJWK) key).toPublicKey()));
        } catch (JOSEException notOfThisKey) {
            return false;
        }
    }
}
