package org.nadir.fhirserver.websocket;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** One websocket: what it is bound to, and when it must be closed. */
final class OpenSocket {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSocket.class);

    /** As many as an app that watches one patient could want. */
    private static final int MOST_BINDINGS = 16;

    /** How long HAPI may take to put an updated subscription in the place of the old one. */
    private static final Duration UPDATE = Duration.ofSeconds(5);

    private final WebSocketSession session;
    private final String address;
    private final Optional<Instant> bindsAny;
    private final Map<String, Runnable> bindings = new LinkedHashMap<>();
    private Instant end;
    private @Nullable Instant missingSince;
    private boolean closed;

    /**
     * One that was just opened.
     *
     * @param session takes messages of several threads
     * @param bindsAny until when it may bind to each subscription without a token
     * @param end until when it must be bound
     */
    OpenSocket(WebSocketSession session, String address, Optional<Instant> bindsAny, Instant end) {
        this.session = session;
        this.address = address;
        this.bindsAny = bindsAny;
        this.end = end;
    }

    String address() {
        return address;
    }

    Optional<Instant> bindsAny() {
        return bindsAny;
    }

    synchronized boolean isUnbound() {
        return bindings.isEmpty();
    }

    synchronized boolean isFull() {
        return bindings.size() >= MOST_BINDINGS;
    }

    synchronized boolean isOver(Instant now) {
        return !end.isAfter(now);
    }

    /** Whether one of its subscriptions has not been active for some time; while one is updated it is not, for a moment. */
    synchronized boolean isDeaf(Predicate<String> active, Instant now) {
        if (bindings.keySet().stream().allMatch(active)) {
            missingSince = null;
            return false;
        }
        missingSince = missingSince == null ? now : missingSince;
        return !missingSince.plus(UPDATE).isAfter(now);
    }

    /** Takes a binding; whatever ends first ends the socket. */
    synchronized void bound(Binding binding, Runnable leave) {
        if (closed) {
            leave.run();
            return;
        }
        end = bindings.isEmpty() || binding.end().isBefore(end) ? binding.end() : end;
        Runnable before = bindings.put(binding.subscription(), leave);
        if (before != null) {
            before.run();
        }
    }

    /** Sends a text; a client that does not take it is gone, or is cut off. */
    void say(String text) {
        try {
            session.sendMessage(new TextMessage(text));
        } catch (SessionLimitExceededException slow) {
            close(slow.getStatus() == null ? CloseStatus.SESSION_NOT_RELIABLE : slow.getStatus());
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A websocket took no message: {}", gone.getClass().getSimpleName());
        }
    }

    /** Says why, in a message for people and in the frame that closes. */
    void refuse(CloseStatus status, String reason) {
        say("error " + reason);
        close(status.withReason(reason));
    }

    void close(CloseStatus status) {
        leave();
        try {
            session.close(status);
        } catch (IOException gone) {
            LOG.debug("A websocket was not closed: {}", gone.getClass().getSimpleName());
        }
    }

    /** Hears of nothing any more. */
    synchronized void leave() {
        closed = true;
        bindings.values().forEach(Runnable::run);
        bindings.clear();
    }
}
