package org.nadir.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nadir.outbound.OutboundGate;
import org.nadir.security.keys.RemoteKeys;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The issuers of the settings, and the embedded authorization server where it is on; a name counts to the letter. */
@Component
class TrustedIssuers {

    private final Map<String, TrustedIssuer> configured = new HashMap<>();
    private final Optional<TrustedIssuer> introspecting;
    private final ObjectProvider<LocalIssuer> localIssuer;
    private final Map<LocalIssuer, SignedTokens> localTokens = new ConcurrentHashMap<>();

    TrustedIssuers(
            TokenProperties properties,
            RemoteKeys keys,
            OutboundGate gate,
            Clock clock,
            ObjectProvider<LocalIssuer> localIssuer) {
        for (IssuerSettings each : properties.issuers()) {
            TokenSource source = each.keys().isPresent()
                    ? new SignedTokens(keys.at(each.keys().get()))
                    : new IntrospectedTokens(each, gate, clock);
            configured.put(
                    each.issuer(),
                    new TrustedIssuer(each.issuer(), source, each.claims(), each.audiences(), each.fhirServers()));
        }
        this.introspecting = properties.issuers().stream()
                .filter(IssuerSettings::introspects)
                .map(each -> configured.get(each.issuer()))
                .findFirst();
        this.localIssuer = localIssuer;
    }

    /** The issuer of this name, for a caller who came by this request. */
    TrustedIssuer named(String name, HttpServletRequest request) throws TokenRefusedException {
        LocalIssuer local = localIssuer.getIfAvailable();
        if (local != null && name.equals(local.issuer(request))) {
            SignedTokens ours = localTokens.computeIfAbsent(local, issuer -> new SignedTokens(issuer.keys()));
            TokenSource notRevoked = token -> {
                TokenClaims claims = ours.claims(token);
                if (claims.text("jti").filter(local::isRevoked).isPresent()) {
                    throw new TokenRefusedException("it was revoked");
                }
                return claims;
            };
            return new TrustedIssuer(name, notRevoked, IssuerSettings.Claims.OF_SMART, Set.of(), Set.of());
        }
        return Optional.ofNullable(configured.get(name))
                .orElseThrow(() -> new TokenRefusedException("its issuer is not among nadir.security.issuers"));
    }

    /** Whether somebody can be asked about tokens that do not say whose they are. */
    boolean knowOpaqueTokens() {
        return introspecting.isPresent();
    }

    /** The issuer that is asked about tokens that do not say whose they are. */
    TrustedIssuer ofOpaqueTokens() throws TokenRefusedException {
        return introspecting.orElseThrow(
                () -> new TokenRefusedException("it is no signed token, and no issuer has an introspection-uri"));
    }
}
