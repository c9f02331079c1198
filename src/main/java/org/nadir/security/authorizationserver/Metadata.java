package org.nadir.security.authorizationserver;

import java.util.List;
import java.util.Map;

/** Makes the published metadata tell what works here; the framework tells of all that it could do. */
final class Metadata {

    private Metadata() {}

    static void correct(Map<String, Object> claims) {
        List.of(
                        "end_session_endpoint",
                        "device_authorization_endpoint",
                        "tls_client_certificate_bound_access_tokens",
                        "dpop_signing_alg_values_supported")
                .forEach(claims::remove);
        claims.put("scopes_supported", EmbeddedIssuer.SCOPES);
        claims.put("grant_types_supported", EmbeddedIssuer.GRANT_TYPES);
        for (String endpoint : List.of("token", "revocation", "introspection")) {
            List<String> methods = EmbeddedIssuer.METHODS.stream()
                    .filter(method -> !endpoint.equals("introspection") || !method.equals("none"))
                    .toList();
            claims.put(endpoint + "_endpoint_auth_methods_supported", methods);
            claims.put(endpoint + "_endpoint_auth_signing_alg_values_supported", EmbeddedIssuer.ASSERTION_ALGORITHMS);
        }
    }
}
