package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    @Test
    void a_client_that_cannot_work_is_named_with_what_is_wrong() {
        assertThatThrownBy(client("https://app.example.org/", "", null, false)::check)
                .hasMessageContaining("client app")
                .hasMessageContaining("scopes");
        assertThatThrownBy(client("https://app.example.org/#x", "openid", null, false)::check)
                .hasMessageContaining("fragment");
        assertThatThrownBy(client("", "openid", null, false)::check).hasMessageContaining("redirect-uris");
        assertThatThrownBy(client("", "system/*.rs", "secret", true)::check).hasMessageContaining("jwk-set");
    }

    @Test
    void scopes_are_separated_by_spaces_or_commas() {
        ClientProperties client = new ClientProperties(
                "app",
                null,
                List.of("https://app.example.org/"),
                List.of("openid  launch", "patient/*.rs"),
                null,
                null,
                null,
                null,
                false);
        assertThat(client.scopes()).containsExactly("openid", "launch", "patient/*.rs");
    }

    private static ClientProperties client(
            String redirectUri, String scopes, @Nullable String secret, boolean backend) {
        return new ClientProperties(
                "app",
                null,
                redirectUri.isEmpty() ? List.of() : List.of(redirectUri),
                List.of(scopes),
                secret,
                null,
                null,
                null,
                backend);
    }
}
