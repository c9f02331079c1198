package org.nadir.security.tokens;

import java.util.List;
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
    }
}
