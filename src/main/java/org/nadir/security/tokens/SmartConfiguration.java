package org.nadir.security.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code .well-known/smart-configuration} for an issuer elsewhere: its settings, then its metadata. A capability
 * that neither shows is not claimed.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART App Launch 2.2, Conformance</a>
 */
record SmartConfiguration(IssuerSettings issuer, JsonNode metadata) {

    private static final String METHODS = "token_endpoint_auth_methods_supported";
    private static final String ALGORITHMS = "token_endpoint_auth_signing_alg_values_supported";
    private static final String SCOPES = "scopes_supported";
    private static final String CHALLENGES = "code_challenge_methods_supported";

    /** What the resource server does itself with every issuer's scopes. */
    private static final List<String> ENFORCED_HERE =
            List.of("permission-patient", "permission-user", "permission-v1", "permission-v2");

    /** The document. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        if (signsIn()) {
            document.put("issuer", issuer.issuer());
            document.put("jwks_uri", metadata.path("jwks_uri").asText());
        }
        IssuerSettings.Endpoints set = issuer.endpoints();
        address(document, "authorization_endpoint", set.authorization());
        address(document, "token_endpoint", set.token());
        address(document, "introspection_endpoint", set.introspection());
        address(document, "revocation_endpoint", set.revocation());
        address(document, "registration_endpoint", set.registration());
        address(document, "management_endpoint", set.management());
        for (String list : List.of("grant_types_supported", "response_types_supported", SCOPES, METHODS, ALGORITHMS)) {
            if (metadata.path(list).isArray()) {
                document.put(list, texts(list));
            }
        }
        document.putIfAbsent("grant_types_supported", grantTypes(document));
        document.put(CHALLENGES, challenges(document));
        document.put("capabilities", List.copyOf(capabilities()));
        return document;
    }

    private void address(Map<String, Object> document, String name, @Nullable URI configured) {
        String address = configured == null ? metadata.path(name).asText() : configured.toString();
        if (!address.isEmpty()) {
            document.put(name, address);
        }
    }

    /** RFC 8414, 2: what grants there are where metadata do not list them. */
    private static List<String> grantTypes(Map<String, Object> document) {
        return document.containsKey("authorization_endpoint")
                ? List.of("authorization_code")
                : List.of("client_credentials");
    }

    /** SMART asks every authorization server for S256; metadata that do not show it are believed. */
    private List<String> challenges(Map<String, Object> document) {
        boolean isSilent = metadata.isMissingNode() && document.containsKey("authorization_endpoint");
        return isSilent || texts(CHALLENGES).contains("S256") ? List.of("S256") : List.of();
    }

    private boolean signsIn() {
        return texts(SCOPES).containsAll(List.of("openid", "fhirUser")) && metadata.has("jwks_uri");
    }

    private Set<String> capabilities() {
        Set<String> capabilities = new LinkedHashSet<>(ENFORCED_HERE);
        List<String> methods = texts(METHODS);
        List<String> algorithms = texts(ALGORITHMS);
        addIf(capabilities, "client-public", methods.contains("none"));
        addIf(
                capabilities,
                "client-confidential-symmetric",
                methods.contains("client_secret_basic") || methods.contains("client_secret_post"));
        addIf(
                capabilities,
                "client-confidential-asymmetric",
                methods.contains("private_key_jwt") && (algorithms.contains("RS384") || algorithms.contains("ES384")));
        addIf(capabilities, "sso-openid-connect", signsIn());
        addIf(capabilities, "permission-offline", texts(SCOPES).contains("offline_access"));
        addIf(capabilities, "permission-online", texts(SCOPES).contains("online_access"));
        capabilities.addAll(issuer.endpoints().capabilities());
        return capabilities;
    }

    private static void addIf(Set<String> capabilities, String capability, boolean works) {
        if (works) {
            capabilities.add(capability);
        }
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        metadata.path(name).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
