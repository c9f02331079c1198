package org.nadir.security.scopes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an access token says of its bearer, after it was found good.
 *
 * @param issuer who issued the token
 * @param server base address of the FHIR server that the token is for; none where it is this one
 * @param client the OAuth client
 * @param fhirUser reference of the user, such as {@code Practitioner/1}
 * @param patient id of the patient of the launch
 * @param tokenId {@code jti} of the token
 */
public record Grant(
        String issuer,
        Optional<String> server,
        String client,
        Optional<String> fhirUser,
        Optional<String> patient,
        List<Scope> scopes,
        Optional<String> tokenId,
        Instant expires) {

    /** The request attribute in which the grant of the caller stands; none in open mode and where no token is asked for. */
    public static final String ATTRIBUTE = Grant.class.getName();

    public Grant {
        scopes = List.copyOf(scopes);
    }
}
