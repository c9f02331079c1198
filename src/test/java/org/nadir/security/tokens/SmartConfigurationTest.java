package org.nadir.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmartConfigurationTest {

    private static final String METADATA = """
            {"issuer": "https://login.example.org",
             "authorization_endpoint": "https://login.example.org/authorize",
             "token_endpoint": "https://login.example.org/token",
             "jwks_uri": "https://login.example.org/jwks",
             "revocation_endpoint": "https://login.example.org/revoke",
             "grant_types_supported": ["authorization_code", "refresh_token"],
             "scopes_supported": ["openid", "fhirUser", "offline_access", "patient/*.rs"],
             "token_endpoint_auth_methods_supported": ["none", "private_key_jwt"],
             "token_endpoint_auth_signing_alg_values_supported": ["ES384"],
             "code_challenge_methods_supported": ["plain", "S256"]}""";

    @Test
    void metadata_of_the_issuer_are_passed_on_without_plain_challenges() {
        assertThat(document(METADATA))
                .containsEntry("issuer", "https://login.example.org")
                .containsEntry("authorization_endpoint", "https://login.example.org/authorize")
                .containsEntry("token_endpoint", "https://login.example.org/token")
                .containsEntry("jwks_uri", "https://login.example.org/jwks")
                .containsEntry("revocation_endpoint", "https://login.example.org/revoke")
                .containsEntry("grant_types_supported", List.of("authorization_code", "refresh_token"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry(
                        "capabilities",
                        List.of(
                                "permission-patient",
                                "permission-user",
                                "permission-v1",
                                "permission-v2",
                                "client-public",
                                "client-confidential-asymmetric",
                                "sso-openid-connect",
                                "permission-offline"));
    }

    @Test
    void a_capability_that_the_metadata_do_not_show_is_not_claimed() {
        assertThat(document("""
                {"issuer": "https://login.example.org", "token_endpoint": "https://login.example.org/token",
                 "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                 "token_endpoint_auth_signing_alg_values_supported": ["RS256"]}"""))
                .doesNotContainKeys("issuer", "jwks_uri", "authorization_endpoint")
                .containsEntry("code_challenge_methods_supported", List.of())
                .containsEntry("grant_types_supported", List.of("client_credentials"))
                .containsEntry(
                        "capabilities",
                        List.of("permission-patient", "permission-user", "permission-v1", "permission-v2"));
    }

    @Test
    void settings_go_before_metadata_and_suffice_without_them() throws JsonProcessingException {
        IssuerSettings.Endpoints endpoints = new IssuerSettings.Endpoints(
                URI.create("https://proxy.example.org/authorize"),
                URI.create("https://proxy.example.org/token"),
                null,
                null,
                null,
                null,
                List.of("launch-ehr", "context-ehr-patient"));
        assertThat(new SmartConfiguration(settings(endpoints), new ObjectMapper().readTree(METADATA)).document())
                .containsEntry("token_endpoint", "https://proxy.example.org/token")
                .containsEntry("revocation_endpoint", "https://login.example.org/revoke");
        Map<String, Object> alone =
                new SmartConfiguration(settings(endpoints), new ObjectMapper().missingNode()).document();
        assertThat(alone)
                .containsEntry("authorization_endpoint", "https://proxy.example.org/authorize")
                .containsEntry("grant_types_supported", List.of("authorization_code"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"));
        assertThat(alone.get("capabilities")).asList().contains("launch-ehr", "context-ehr-patient");
    }

    private static Map<String, Object> document(String metadata) {
        IssuerSettings.Endpoints none = new IssuerSettings.Endpoints(null, null, null, null, null, null, List.of());
        try {
            return new SmartConfiguration(settings(none), new ObjectMapper().readTree(metadata)).document();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static IssuerSettings settings(IssuerSettings.Endpoints endpoints) {
        return new IssuerSettings(
                "https://login.example.org",
                URI.create("https://login.example.org/jwks"),
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                IssuerSettings.Claims.OF_SMART,
                endpoints);
    }
}
