package org.nadir.security.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.nadir.security.scopes.Grant;

/**
 * Who made a request, as far as it was proved.
 *
 * @param requestId by which the log names the request
 * @param address from which it came, of the client or of its proxy
 * @param user a reference such as {@code Practitioner/1}, or whatever the client calls its user
 * @param tokenId {@code jti} of the access token
 */
record Caller(
        String requestId, String address, Optional<Client> client, Optional<String> user, Optional<String> tokenId) {

    /** The header that carries the id of a request; the filter of {@code monitoring} makes one where there is none. */
    static final String REQUEST_ID = "X-Request-ID";

    /**
     * A program that calls.
     *
     * @param issuer who vouches for it
     * @param id its name there
     * @param tenant which of its organisations it calls for, or an empty text
     */
    record Client(String issuer, String id, String tenant) {}

    /** The caller at the FHIR door. */
    static Caller withGrant(HttpServletRequest request) {
        Caller unknown = unknown(request);
        return request.getAttribute(Grant.ATTRIBUTE) instanceof Grant grant
                ? new Caller(
                        unknown.requestId,
                        unknown.address,
                        Optional.of(new Client(grant.issuer(), grant.client(), "")),
                        grant.fhirUser(),
                        grant.tokenId())
                : unknown;
    }

    /** A caller of whom nothing but the address is known. */
    static Caller unknown(HttpServletRequest request) {
        String id = request.getHeader(REQUEST_ID);
        return new Caller(
                id == null ? "" : id, request.getRemoteAddr(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
