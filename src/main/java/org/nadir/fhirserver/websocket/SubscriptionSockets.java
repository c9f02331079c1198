package org.nadir.fhirserver.websocket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The websockets of this node. A client binds its socket to a subscription and then gets a ping for each match:
 *
 * <pre>
 *   bind-with-token [token]  or  bind [id]   ->   bound [id], then ping [id] ...
 * </pre>
 *
 * <p>In place of HAPI's handler, which asks nobody and writes each message, and so each token, into the log.
 */
final class SubscriptionSockets extends TextWebSocketHandler {

    static final Duration TIME_TO_BIND = Duration.ofSeconds(10);

    /** Sockets that nobody has bound yet cost nothing to open. */
    static final int MOST_UNBOUND = 500;

    static final int MOST_UNBOUND_OF_AN_ADDRESS = 50;

    /** A client that takes no pings for so long, or leaves so many waiting, is cut off; it must search after a reconnect. */
    private static final int SEND_MILLIS = 5_000;

    private static final int WAITING_BYTES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSockets.class);

    private final BindingTokens tokens;
    private final SubscriptionPings pings;
    private final Clock clock;
    private final Map<String, OpenSocket> sockets = new ConcurrentHashMap<>();

    SubscriptionSockets(BindingTokens tokens, SubscriptionPings pings, Clock clock) {
        this.tokens = tokens;
        this.pings = pings;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Handshake handshake = Handshake.of(session);
        OpenSocket socket = new OpenSocket(
                new ConcurrentWebSocketSessionDecorator(session, SEND_MILLIS, WAITING_BYTES),
                handshake.address(),
                handshake.bindsAny(),
                clock.instant().plus(TIME_TO_BIND));
        if (isCrowded(handshake.address())) {
            socket.close(CloseStatus.SERVICE_OVERLOAD.withReason("Too many websockets wait for their binding"));
        } else {
            sockets.put(session.getId(), socket);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        OpenSocket socket = sockets.get(session.getId());
        if (socket == null) {
            return;
        }
        switch (SocketMessage.read(message.getPayload())) {
            case SocketMessage.Bind(String subscription) -> bindAny(socket, subscription);
            case SocketMessage.BindWithToken(String token) -> bindWithToken(socket, token);
            case SocketMessage.Other other ->
                refuse(socket, "say bind-with-token and a token of $get-ws-binding-token, or bind and an id");
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        OpenSocket socket = sockets.remove(session.getId());
        if (socket != null) {
            socket.leave();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable gone) {
        LOG.debug("A websocket broke: {}", gone.getClass().getSimpleName());
    }

    /** Closes what is over: not bound in time, beyond its access token, or without its subscription. */
    void closeWhatIsOver() {
        Instant now = clock.instant();
        for (OpenSocket socket : sockets.values()) {
            if (socket.isOver(now)) {
                socket.refuse(
                        CloseStatus.POLICY_VIOLATION,
                        socket.isUnbound()
                                ? "not bound within %d seconds".formatted(TIME_TO_BIND.toSeconds())
                                : "the access token or the subscription has ended");
            } else if (socket.isDeaf(pings::isActive, now)) {
                socket.refuse(CloseStatus.NORMAL, "the subscription is no longer active");
            }
        }
    }

    private void bindAny(OpenSocket socket, String subscription) {
        socket.bindsAny()
                .ifPresentOrElse(
                        end -> bind(socket, new Binding(subscription, end)),
                        () -> refuse(socket, "bind needs a token here: say bind-with-token"));
    }

    private void bindWithToken(OpenSocket socket, String token) {
        try {
            Optional<Binding> binding = tokens.take(token);
            binding.ifPresent(known -> pings.lookFor(known.subscription()));
            binding.ifPresentOrElse(
                    known -> bind(socket, known),
                    () -> refuse(socket, "the token is not known, was used, or is older than a minute: get another"));
        } catch (DataAccessException away) {
            LOG.warn("A websocket could not be bound: {}", away.getClass().getName());
            socket.refuse(CloseStatus.SERVER_ERROR, "the token cannot be checked now: try again");
        }
    }

    private void bind(OpenSocket socket, Binding binding) {
        if (!binding.end().isAfter(clock.instant())) {
            refuse(socket, "the access token or the subscription has ended");
            return;
        }
        if (socket.isFull()) {
            refuse(socket, "too many subscriptions on one websocket");
            return;
        }
        String id = binding.subscription();
        pings.listen(id, () -> socket.say("ping " + id))
                .ifPresentOrElse(
                        leave -> {
                            socket.bound(binding, leave);
                            socket.say("bound " + id);
                        },
                        () -> refuse(socket, "there is no active subscription with this id and the channel websocket"));
    }

    private boolean isCrowded(String address) {
        long unbound = 0;
        long ofAddress = 0;
        for (OpenSocket socket : sockets.values()) {
            if (socket.isUnbound()) {
                unbound++;
                ofAddress += socket.address().equals(address) ? 1 : 0;
            }
        }
        return unbound >= MOST_UNBOUND || ofAddress >= MOST_UNBOUND_OF_AN_ADDRESS;
    }

    private static void refuse(OpenSocket socket, String reason) {
        socket.refuse(CloseStatus.POLICY_VIOLATION, reason);
    }
}
