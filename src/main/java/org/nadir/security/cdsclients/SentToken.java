package org.nadir.security.cdsclients;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as it was sent, of a form that is worth a look; nothing in it is proved.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, Trusting CDS Clients</a>
 */
record SentToken(SignedJWT token, JWTClaimsSet claims) {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);

    private static final Pattern BEARER =
            Pattern.compile("(?i:Bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");

    /** Reads the Authorization headers of a request. */
    static SentToken of(List<String> authorization) throws TokenRefusedException {
        if (authorization.size() != 1) {
            throw new TokenRefusedException(Refusal.NO_TOKEN);
        }
        Matcher bearer = BEARER.matcher(authorization.getFirst().strip());
        if (!bearer.matches()) {
            throw new TokenRefusedException(Refusal.NO_TOKEN);
        }
        SentToken sent = parsed(bearer.group(1));
        checkHeader(sent.token.getHeader());
        return sent;
    }

    String issuer() {
        return Optional.ofNullable(claims.getIssuer()).orElse("");
    }

    String keyId() {
        return Optional.ofNullable(token.getHeader().getKeyID()).orElse("");
    }

    Optional<URI> keyAddress() {
        return Optional.ofNullable(token.getHeader().getJWKURL());
    }

    String tenant() {
        return claims.getClaim("tenant") instanceof String tenant ? tenant : "";
    }

    private static SentToken parsed(String text) throws TokenRefusedException {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return new SentToken(token, token.getJWTClaimsSet());
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new TokenRefusedException(Refusal.FORM);
        }
    }

    private static void checkHeader(JWSHeader header) throws TokenRefusedException {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw new TokenRefusedException(Refusal.ALGORITHM);
        }
        if (!JOSEObjectType.JWT.equals(header.getType())) {
            throw new TokenRefusedException(Refusal.TYPE);
        }
        boolean bringsKey =
                header.getJWK() != null || header.getX509CertURL() != null || header.getX509CertChain() != null;
        // We understand no extension, so that RFC 7515, 4.1.11, asks us to refuse what says that we must.
        if (bringsKey || header.getCriticalParams() != null) {
            throw new TokenRefusedException(Refusal.HEADER);
        }
        if (header.getKeyID() == null || header.getKeyID().isBlank()) {
            throw new TokenRefusedException(Refusal.KEY_ID);
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
