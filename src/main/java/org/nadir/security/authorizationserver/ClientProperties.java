package org.nadir.security.authorizationserver;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A client as the settings register it; without a secret and without keys it is a public one.
 *
 * @param id {@code client_id}
 * @param name what people are shown
 * @param redirectUris the exact redirect URIs
 * @param scopes what it may be granted at most, separated by spaces or commas
 * @param secret of a confidential client
 * @param jwkSetUri where the client publishes the keys of {@code private_key_jwt}
 * @param jwkSet those keys themselves, as JSON
 * @param launchUri where an EHR opens the app
 * @param backend whether it is a service without a user ({@code client_credentials})
 */
record ClientProperties(
        String id,
        @Nullable String name,
        @DefaultValue List<String> redirectUris,
        @DefaultValue List<String> scopes,
        @Nullable String secret,
        @Nullable URI jwkSetUri,
        @Nullable String jwkSet,
        @Nullable URI launchUri,
        @DefaultValue("false") boolean backend) {

    ClientProperties {
        redirectUris = List.copyOf(redirectUris);
        scopes = scopes.stream()
                .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The property of this client that is wrong, with what to do; checked at the start. */
    void check() {
        String setting = "nadir.security.authorization-server.clients, client " + id + ": ";
        require(!id.isBlank(), setting + "id is missing");
        require(!scopes.isEmpty(), setting + "scopes are missing");
        require(!(hasKeys() && secret != null), setting + "give either secret or jwk-set-uri or jwk-set, not several");
        require(jwkSet == null || jwkSetUri == null, setting + "give either jwk-set-uri or jwk-set");
        require(!backend || hasKeys(), setting + "a backend service needs jwk-set-uri or jwk-set");
        require(backend || !redirectUris.isEmpty(), setting + "redirect-uris are missing");
        redirectUris.forEach(uri -> require(!uri.contains("#"), setting + "a redirect URI must have no fragment"));
    }

    boolean hasKeys() {
        return jwkSet != null || jwkSetUri != null;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
