package org.nadir.security.cdsclients;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.Function;
import org.nadir.cdshooks.CdsClient;

/** One client of the list, with the source of its keys. */
record ListedClient(String issuer, ClientSettings settings, JWKSource<SecurityContext> keys) {

    /**
     * Checks the settings of a client.
     *
     * @param property where they stand, such as {@code nadir.cds.clients[0]}
     * @param remote gives the keys at an address
     * @throws IllegalArgumentException that names the property and the fix
     */
    static ListedClient of(String property, ClientSettings settings, Function<URI, JWKSource<SecurityContext>> remote) {
        require(
                settings.issuer() != null && !settings.issuer().isBlank(),
                property + ".issuer: name what the client writes in iss");
        require(
                (settings.jwkSet() == null) != (settings.keys() == null),
                property + ": give either jwk-set, the address of the client's keys, or keys, a JWK set in JSON");
        return new ListedClient(
                String.valueOf(settings.issuer()),
                settings,
                settings.jwkSet() == null
                        ? new ImmutableJWKSet<>(inline(property + ".keys", String.valueOf(settings.keys())))
                        : remote.apply(address(property + ".jwk-set", settings.jwkSet())));
    }

    /** Where its keys are; none where they stand in the settings. */
    Optional<URI> jwkSet() {
        return Optional.ofNullable(settings.jwkSet());
    }

    /** The client as the CDS door knows it. */
    CdsClient forTenant(String tenant) {
        return new CdsClient(issuer, tenant, settings.dialect(), settings.readsOwnStore());
    }

    private static URI address(String property, URI address) {
        boolean isWeb = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        require(
                isWeb && address.getHost() != null && address.getRawUserInfo() == null,
                property + ": give an address such as https://ehr.example.org/jwks.json");
        return address;
    }

    private static JWKSet inline(String property, String json) {
        JWKSet set = parsed(property, json);
        require(!set.isEmpty(), property + ": give at least one key");
        for (JWK key : set.getKeys()) {
            require(!key.isPrivate(), property + ": give public keys only; the private part stays with the client");
            require(
                    !PublishedKeys.contain(key),
                    property + ": this key was published with its private part; anyone can sign with it");
        }
        return set;
    }

    private static JWKSet parsed(String property, String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException notKeys) {
            throw new IllegalArgumentException(
                    property + ": give a JWK set in JSON, such as {\"keys\": [{\"kty\": \"EC\", ...}]}", notKeys);
        }
    }

    private static void require(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
