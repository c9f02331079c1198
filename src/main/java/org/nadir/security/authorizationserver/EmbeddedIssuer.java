package org.nadir.security.authorizationserver;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.security.tokens.LocalIssuer;
import org.springframework.stereotype.Component;

/** What the FHIR door and {@code smart-configuration} learn of this authorization server. */
@Component
@OnlyWithAuthorizationServer
class EmbeddedIssuer implements LocalIssuer {

    /** What an app may rely on; each is held by a test. */
    static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "authorize-post",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-ehr-patient",
            "context-ehr-encounter",
            "context-standalone-patient",
            "permission-offline",
            "permission-online",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");

    static final List<String> SCOPES = List.of(
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "offline_access",
            "online_access",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds");

    static final List<String> GRANT_TYPES = List.of("authorization_code", "refresh_token", "client_credentials");
    static final List<String> METHODS = List.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt");
    static final List<String> ASSERTION_ALGORITHMS = List.of("RS384", "ES384");

    private final ServerAddress address;
    private final SigningKeys signingKeys;
    private final Authorizations authorizations;

    EmbeddedIssuer(ServerAddress address, SigningKeys signingKeys, Authorizations authorizations) {
        this.address = address;
        this.signingKeys = signingKeys;
        this.authorizations = authorizations;
    }

    @Override
    public String issuer(HttpServletRequest request) {
        return address.of(request);
    }

    @Override
    public JWKSource<SecurityContext> keys() {
        return signingKeys.published();
    }

    @Override
    public boolean isRevoked(String tokenId) {
        return authorizations.isRevoked(tokenId);
    }

    @Override
    public Map<String, Object> smartConfiguration(HttpServletRequest request) {
        String base = address.of(request);
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", base);
        configuration.put("jwks_uri", base + Addresses.KEYS);
        configuration.put("authorization_endpoint", base + Addresses.AUTHORIZE);
        configuration.put("token_endpoint", base + Addresses.TOKEN);
        configuration.put("introspection_endpoint", base + Addresses.INTROSPECT);
        configuration.put("revocation_endpoint", base + Addresses.REVOKE);
        configuration.put("grant_types_supported", GRANT_TYPES);
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("scopes_supported", SCOPES);
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("token_endpoint_auth_methods_supported", METHODS);
        configuration.put("token_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        configuration.put("capabilities", CAPABILITIES);
        return configuration;
    }
}
