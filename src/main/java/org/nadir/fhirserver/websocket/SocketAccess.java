package org.nadir.fhirserver.websocket;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/** Says who may listen over a websocket, and until when. */
public interface SocketAccess {

    /** What has no end of its own. */
    Instant FOR_EVER = Instant.MAX;

    /**
     * Whether a socket that is opened by this request may bind to each subscription without a token for it, and until when it may
     * stay open; empty where each needs a token.
     */
    Optional<Instant> bindsAny(HttpServletRequest handshake);

    /** Until when a socket may stay open that is bound with a token asked for by this request. */
    Instant end(RequestDetails tokenRequest);

    /** Everyone binds to everything, for ever, as where no one is asked who they are. */
    static SocketAccess open() {
        return new SocketAccess() {
            @Override
            public Optional<Instant> bindsAny(HttpServletRequest handshake) {
                return Optional.of(FOR_EVER);
            }

            @Override
            public Instant end(RequestDetails tokenRequest) {
                return FOR_EVER;
            }
        };
    }
}
