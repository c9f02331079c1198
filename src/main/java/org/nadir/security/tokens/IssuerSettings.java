package org.nadir.security.tokens;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An authorization server whose access tokens are taken, {@code nadir.security.issuers[n]}.
 *
 * @param issuer its name, to the letter what stands in {@code iss}
 * @param jwkSet where its keys are, for tokens that are JWTs
 * @param introspectionUri where it says what an opaque token is worth (RFC 7662)
 * @param clientId as whom this server introspects
 * @param clientSecret the secret for that, from the environment or a file
 * @param audiences what {@code aud} may name; without any, this server's FHIR base
 * @param fhirServers other FHIR servers that {@code aud} may name: an app launched there may bring the record of its
 *     patient, and sees nobody's on this server
 * @param claims the names of claims, where the issuer has its own
 * @param endpoints what clients are told of it; without them its own metadata is asked
 */
public record IssuerSettings(
        String issuer,
        @Nullable URI jwkSet,
        @Nullable URI introspectionUri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue Set<String> audiences,
        @DefaultValue Set<URI> fhirServers,
        @DefaultValue Claims claims,
        @DefaultValue Endpoints endpoints) {

    /**
     * How the issuer calls what the token says.
     *
     * @param patient id of the patient of the launch
     * @param fhirUser reference of the user
     * @param scope the scopes, as one text or as a list
     */
    public record Claims(
            @DefaultValue("patient") String patient,
            @DefaultValue("fhirUser") String fhirUser,
            @DefaultValue("scope") String scope) {

        /** The names of SMART App Launch. */
        public static final Claims OF_SMART = new Claims("patient", "fhirUser", "scope");
    }

    /**
     * Addresses for {@code .well-known/smart-configuration}.
     *
     * @param authorization {@code authorization_endpoint}
     * @param token {@code token_endpoint}
     * @param introspection {@code introspection_endpoint}, for others than this server
     * @param revocation {@code revocation_endpoint}
     * @param registration {@code registration_endpoint}
     * @param management {@code management_endpoint}
     * @param capabilities what the issuer offers beyond what its metadata show, such as {@code launch-ehr}
     */
    public record Endpoints(
            @Nullable URI authorization,
            @Nullable URI token,
            @Nullable URI introspection,
            @Nullable URI revocation,
            @Nullable URI registration,
            @Nullable URI management,
            @DefaultValue List<String> capabilities) {

        public Endpoints {
            capabilities = List.copyOf(capabilities);
        }

        /** Each address that is set. */
        List<URI> all() {
            return Stream.of(authorization, token, introspection, revocation, registration, management)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    public IssuerSettings {
        audiences = Set.copyOf(audiences);
        fhirServers = Set.copyOf(fhirServers);
    }

    /** Where its keys are; none where it is asked about each token. */
    public Optional<URI> keys() {
        return Optional.ofNullable(jwkSet);
    }

    /** Whether it is asked about each token. */
    boolean introspects() {
        return introspectionUri != null;
    }

    /** Refuses settings that cannot work, with the name of the property and what to write there. */
    void check(String property) {
        require(hasText(issuer), property + ".issuer is missing: write what stands in iss of its tokens");
        require(
                (jwkSet == null) != (introspectionUri == null),
                property
                        + " needs either jwk-set, where its tokens are JWTs, or introspection-uri, where they are opaque");
        require(isWeb(jwkSet), property + ".jwk-set must begin with https:// or http://");
        require(isWeb(introspectionUri), property + ".introspection-uri must begin with https:// or http://");
        require(
                introspectionUri == null || (hasText(clientId) && hasText(clientSecret)),
                property + ".client-id and .client-secret are missing: introspection-uri is asked with them");
        for (URI server : fhirServers) {
            require(isWeb(server), property + ".fhir-servers: each must begin with https:// or http://");
        }
        for (URI endpoint : endpoints.all()) {
            require(isWeb(endpoint), property + ".endpoints: each must begin with https:// or http://");
        }
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean isWeb(@Nullable URI address) {
        return address == null || (String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null);
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Tells neither the secret nor anything beside the names. */
    @Override
    public String toString() {
        return "issuer " + issuer;
    }
}
