package org.nadir.fhirserver.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/** One websocket: when it is over, and what it leaves. */
class OpenSocketTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Client client = new Client();
    private final List<String> left = new ArrayList<>();
    private final OpenSocket socket =
            new OpenSocket(client.session(), "192.0.2.1", Optional.empty(), NOW.plusSeconds(10));

    @Test
    void mustBeBoundInTime() {
        assertThat(socket.isOver(NOW.plusSeconds(9))).isFalse();
        assertThat(socket.isOver(NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void endsWithTheFirstOfItsBindings() {
        bind("1", NOW.plusSeconds(300));
        bind("2", NOW.plusSeconds(100));
        bind("3", SocketAccess.FOR_EVER);

        assertThat(socket.isUnbound()).isFalse();
        assertThat(socket.isOver(NOW.plusSeconds(99))).isFalse();
        assertThat(socket.isOver(NOW.plusSeconds(100))).isTrue();
    }

    @Test
    void hearsOfASubscriptionOnce_howeverOftenItIsBound() {
        bind("1", SocketAccess.FOR_EVER);
        bind("1", SocketAccess.FOR_EVER);

        assertThat(left).containsExactly("1");
    }

    @Test
    void leavesEverythingWhenItIsClosed_alsoWhatComesLate() {
        bind("1", SocketAccess.FOR_EVER);
        socket.close(CloseStatus.NORMAL);
        bind("2", SocketAccess.FOR_EVER);

        assertThat(left).containsExactly("1", "2");
        assertThat(client.closed).isEqualTo(CloseStatus.NORMAL);
    }

    @Test
    void isDeafWhenASubscriptionIsGoneForSomeTime_notWhileItIsUpdated() {
        bind("1", SocketAccess.FOR_EVER);

        assertThat(socket.isDeaf(id -> false, NOW)).isFalse();
        assertThat(socket.isDeaf(id -> true, NOW.plusSeconds(4))).isFalse();
        assertThat(socket.isDeaf(id -> false, NOW.plusSeconds(5))).isFalse();
        assertThat(socket.isDeaf(id -> false, NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void takesSixteenBindings() {
        for (int i = 0; i < 16; i++) {
            assertThat(socket.isFull()).isFalse();
            bind("s" + i, SocketAccess.FOR_EVER);
        }
        assertThat(socket.isFull()).isTrue();
    }

    @Test
    void clientThatTakesNothing_isCutOff() {
        client.slow = true;
        socket.say("ping 1");

        assertThat(client.closed).isEqualTo(CloseStatus.SESSION_NOT_RELIABLE);
    }

    private void bind(String subscription, Instant end) {
        socket.bound(new Binding(subscription, end), () -> left.add(subscription));
    }

    /** The other end, which takes what is sent or not. */
    private static final class Client implements InvocationHandler {

        private boolean slow;
        private @Nullable CloseStatus closed;

        WebSocketSession session() {
            return (WebSocketSession) Proxy.newProxyInstance(
                    WebSocketSession.class.getClassLoader(), new Class<?>[] {WebSocketSession.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] given) {
            if (given[0] instanceof CloseStatus status) {
                closed = status;
            } else if (slow) {
                throw new SessionLimitExceededException("slow", CloseStatus.SESSION_NOT_RELIABLE);
            }
            return null;
        }
    }
}
