package org.nadir.security.tokens;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are taken at the FHIR door.
 *
 * @param issuers {@code nadir.security.issuers[n]}
 */
@ConfigurationProperties("nadir.security")
public record TokenProperties(@DefaultValue List<IssuerSettings> issuers) {

    public TokenProperties {
        issuers = List.copyOf(issuers);
        Set<String> names = new HashSet<>();
        int introspecting = 0;
        for (int i = 0; i < issuers.size(); i++) {
            IssuerSettings issuer = issuers.get(i);
            String property = "nadir.security.issuers[" + i + "]";
            issuer.check(property);
            if (!names.add(issuer.issuer())) {
                throw new IllegalArgumentException(property + ".issuer is there already: name each issuer once");
            }
            introspecting += issuer.introspects() ? 1 : 0;
        }
        // An opaque token does not say whose it is, and no issuer may be shown the tokens of another.
        if (introspecting > 1) {
            throw new IllegalArgumentException(
                    "nadir.security.issuers[n].introspection-uri: only one issuer can be asked about opaque tokens."
                            + " Give the others a jwk-set");
        }
    }
}
