package org.nadir.security.tokens;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.nadir.fhir.ServerBase;

/**
 * An issuer whose tokens count.
 *
 * @param name what stands in {@code iss}
 * @param names how it calls what its tokens say
 * @param audiences what else than this server's FHIR base its tokens may be meant for
 * @param fhirServers the other FHIR servers that its tokens may be meant for
 */
record TrustedIssuer(
        String name, TokenSource source, IssuerSettings.Claims names, Set<String> audiences, Set<URI> fhirServers) {

    /** The other FHIR server that an audience names, to the letter but for a slash at the end. */
    Optional<ServerBase> elsewhere(String audience) {
        return fhirServers.stream()
                .filter(server -> untailed(server.toString()).equals(untailed(audience)))
                .map(ServerBase::of)
                .findFirst();
    }

    private static String untailed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
