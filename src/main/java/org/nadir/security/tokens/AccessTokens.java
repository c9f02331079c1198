package org.nadir.security.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nadir.security.keys.RemoteKeys;
import org.nadir.security.scopes.Grant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells what a token grants, by the issuer that it names; a token of nobody we trust grants nothing. */
@Component
class AccessTokens {

    private final Map<String, IssuerSettings> issuers;
    private final Map<String, SignedTokens> signed = new ConcurrentHashMap<>();
    private final RemoteKeys keys;
    private final AccessTokenRules rules;
    private final FhirBase base;
    private final ObjectProvider<LocalIssuer> localIssuer;

    AccessTokens(
            TokenProperties properties,
            RemoteKeys keys,
            AccessTokenRules rules,
            FhirBase base,
            ObjectProvider<LocalIssuer> localIssuer) {
        this.issuers =
                properties.issuers().stream().collect(Collectors.toMap(IssuerSettings::issuer, Function.identity()));
        this.keys = keys;
        this.rules = rules;
        this.base = base;
        this.localIssuer = localIssuer;
    }

    /** The grant of a good token. */
    Grant accept(BearerToken token, HttpServletRequest request)
            throws TokenRefusedException, IssuerUnavailableException {
        return acceptSigned(parsed(token), request);
    }

    private Grant acceptSigned(SignedJWT token, HttpServletRequest request)
            throws TokenRefusedException, IssuerUnavailableException {
        String issuer = issuer(token);
        LocalIssuer local = localIssuer.getIfAvailable();
        if (local != null && issuer.equals(local.issuer(request))) {
            SignedTokens ours = signed.computeIfAbsent("", name -> new SignedTokens(local.keys()));
            TokenClaims claims = ours.claims(token);
            if (claims.text("jti").filter(local::isRevoked).isPresent()) {
                throw new TokenRefusedException("it was revoked");
            }
            return checked(claims, token, IssuerSettings.Claims.OF_SMART, Set.of(), request);
        }
        IssuerSettings settings = issuers.get(issuer);
        if (settings == null || settings.keys().isEmpty()) {
            throw new TokenRefusedException("its issuer is not among nadir.security.issuers");
        }
        SignedTokens theirs = signed.computeIfAbsent(
                issuer, name -> new SignedTokens(keys.at(settings.keys().orElseThrow())));
        return checked(theirs.claims(token), token, settings.claims(), settings.audiences(), request);
    }

    private Grant checked(
            TokenClaims claims,
            SignedJWT token,
            IssuerSettings.Claims names,
            Set<String> audiences,
            HttpServletRequest request)
            throws TokenRefusedException {
        rules.checkTimes(claims);
        rules.checkKind(claims, saysAccessToken(token), names.scope());
        for (String audience : claims.texts("aud")) {
            if (audiences.contains(audience) || base.isMeantBy(audience, request)) {
                return new Grants(names).of(claims, claims.text("iss").orElse(""), base.of(request));
            }
        }
        throw new TokenRefusedException("its aud is not this server");
    }

    private static boolean saysAccessToken(SignedJWT token) {
        JOSEObjectType type = token.getHeader().getType();
        return type != null && type.getType().toLowerCase(java.util.Locale.ROOT).endsWith("at+jwt");
    }

    private static SignedJWT parsed(BearerToken token) throws TokenRefusedException {
        try {
            return SignedJWT.parse(token.value());
        } catch (ParseException noSignedToken) {
            throw new TokenRefusedException("it is no signed token");
        }
    }

    private static String issuer(SignedJWT token) throws TokenRefusedException {
        Map<String, Object> payload = token.getPayload().toJSONObject();
        return Optional.ofNullable(payload)
                .map(TokenClaims::new)
                .orElseThrow(() -> new TokenRefusedException("its content is no JSON object"))
                .text("iss")
                .orElseThrow(() -> new TokenRefusedException("it names no issuer"));
    }
}
