package org.nadir.security.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nadir.fhir.ServerBase;
import org.nadir.security.scopes.Grant;
import org.springframework.stereotype.Component;

/** Tells what a token grants, by the issuer that it names; a token of nobody we trust grants nothing. */
@Component
class AccessTokens {

    private final TrustedIssuers issuers;
    private final AccessTokenRules rules;
    private final FhirBase base;

    AccessTokens(TrustedIssuers issuers, AccessTokenRules rules, FhirBase base) {
        this.issuers = issuers;
        this.rules = rules;
        this.base = base;
    }

    /** The grant of a good token. */
    Grant accept(BearerToken token, HttpServletRequest request)
            throws TokenRefusedException, IssuerUnavailableException {
        Optional<SignedJWT> jwt = parsed(token);
        TrustedIssuer issuer = jwt.isPresent() ? issuers.named(issuer(jwt.get()), request) : issuers.ofOpaqueTokens();
        TokenClaims claims = issuer.source().claims(token);
        rules.checkTimes(claims);
        rules.checkKind(
                claims,
                jwt.filter(AccessTokens::saysAccessToken).isPresent(),
                issuer.names().scope());
        Grants grants = new Grants(issuer.names(), issuer.name());
        List<String> audiences = claims.texts("aud");
        for (String audience : audiences) {
            if (issuer.audiences().contains(audience) || base.isMeantBy(audience, request)) {
                return grants.here(claims, base.of(request));
            }
        }
        for (String audience : audiences) {
            Optional<ServerBase> elsewhere = issuer.elsewhere(audience);
            if (elsewhere.isPresent()) {
                return grants.elsewhere(claims, elsewhere.get().text());
            }
        }
        throw new TokenRefusedException("its aud is not this server");
    }

    /**
     * Whether a token passes for an access token of an issuer whose tokens count: it is opaque and somebody can be asked about it,
     * or it names such an issuer and has scopes. Nothing of that is proved here.
     */
    boolean passes(BearerToken token, HttpServletRequest request) {
        try {
            Optional<SignedJWT> jwt = parsed(token);
            if (jwt.isEmpty()) {
                return issuers.knowOpaqueTokens();
            }
            TokenClaims claims = claimed(jwt.get());
            TrustedIssuer issuer = issuers.named(issuer(jwt.get()), request);
            return claims.has(issuer.names().scope());
        } catch (TokenRefusedException other) {
            return false;
        }
    }

    private static boolean saysAccessToken(SignedJWT token) {
        JOSEObjectType type = token.getHeader().getType();
        return type != null && type.getType().toLowerCase(Locale.ROOT).endsWith("at+jwt");
    }

    /** The token as a signed JWT; none where it is opaque. What began as a JWT is shown to no issuer as an opaque token. */
    private static Optional<SignedJWT> parsed(BearerToken token) throws TokenRefusedException {
        if (!token.value().startsWith("eyJ") || !token.value().contains(".")) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(token.value()));
        } catch (ParseException unsigned) {
            throw new TokenRefusedException("it is no signed token");
        }
    }

    private static String issuer(SignedJWT token) throws TokenRefusedException {
        return claimed(token).text("iss").orElseThrow(() -> new TokenRefusedException("it names no issuer"));
    }

    private static TokenClaims claimed(SignedJWT token) throws TokenRefusedException {
        Map<String, Object> payload = token.getPayload().toJSONObject();
        return Optional.ofNullable(payload)
                .map(TokenClaims::new)
                .orElseThrow(() -> new TokenRefusedException("its content is no JSON object"));
    }
}
