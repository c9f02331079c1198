package org.nadir.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where clients get tokens for this server: the embedded authorization server, else the first configured issuer. */
@Component
class SmartDiscovery {

    private final List<IssuerSettings> issuers;
    private final IssuerMetadata metadata;
    private final ObjectProvider<LocalIssuer> localIssuer;

    SmartDiscovery(TokenProperties properties, IssuerMetadata metadata, ObjectProvider<LocalIssuer> localIssuer) {
        this.issuers = properties.issuers();
        this.metadata = metadata;
        this.localIssuer = localIssuer;
    }

    /** The SMART configuration; without a token endpoint where the issuer cannot be asked for it. */
    Map<String, Object> document(HttpServletRequest request) {
        LocalIssuer local = localIssuer.getIfAvailable();
        if (local != null) {
            return local.smartConfiguration(request);
        }
        return issuers.stream()
                .findFirst()
                .map(issuer -> new SmartConfiguration(issuer, metadata.of(issuer.issuer())).document())
                .orElse(Map.of());
    }
}
