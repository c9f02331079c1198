package org.nadir.fhirserver.websocket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * What is known of the request by which a websocket was opened.
 *
 * @param address from which it came
 * @param bindsAny until when it may bind to each subscription without a token for it
 */
record Handshake(String address, Optional<Instant> bindsAny) {

    private static final String ATTRIBUTE = Handshake.class.getName();

    /** One of which nothing is known may do nothing without a token. */
    static Handshake of(WebSocketSession session) {
        return session.getAttributes().get(ATTRIBUTE) instanceof Handshake known
                ? known
                : new Handshake("", Optional.empty());
    }

    /** Keeps it with the session. */
    record Remembering(SocketAccess access) implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            if (request instanceof ServletServerHttpRequest ofServlet) {
                attributes.put(
                        ATTRIBUTE,
                        new Handshake(
                                ofServlet.getServletRequest().getRemoteAddr(),
                                access.bindsAny(ofServlet.getServletRequest())));
            }
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {
            // Nothing is left to do.
        }
    }
}
