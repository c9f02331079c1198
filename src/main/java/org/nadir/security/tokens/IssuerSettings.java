package org.nadir.security.tokens;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    }

    public IssuerSettings {
        audiences = Set.copyOf(audiences);
    }

    /** Where its keys are; none where it is asked about each token. */
    public Optional<URI> keys() {
        return Optional.ofNullable(jwkSet);
    }

    /** Tells neither the secret nor anything beside the names. */
    @Override
    public String toString() {
        return "issuer " + issuer;
    }
}
