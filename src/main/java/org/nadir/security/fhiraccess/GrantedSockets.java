package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.nadir.fhirserver.websocket.SocketAccess;
import org.nadir.security.scopes.Grant;

/**
 * Websockets of access tokens: a socket ends with the token that opened or bound it. Who may ask for a binding is judged by
 * {@code OperationRules}; a handshake carries a grant only where {@code TokenFilter} found that it opens all subscriptions.
 */
class GrantedSockets implements SocketAccess {

    @Override
    public Optional<Instant> bindsAny(HttpServletRequest handshake) {
        return grant(handshake).map(Grant::expires);
    }

    @Override
    public Instant end(RequestDetails tokenRequest) {
        return tokenRequest instanceof ServletRequestDetails fromOutside
                ? grant(fromOutside.getServletRequest()).map(Grant::expires).orElse(Instant.MIN)
                : Instant.MIN;
    }

    private static Optional<Grant> grant(HttpServletRequest request) {
        return request.getAttribute(Grant.ATTRIBUTE) instanceof Grant grant ? Optional.of(grant) : Optional.empty();
    }
}
