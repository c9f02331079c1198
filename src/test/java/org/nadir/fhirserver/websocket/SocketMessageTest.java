package org.nadir.fhirserver.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of a client at the websocket. */
class SocketMessageTest {

    @Test
    void bindingsAreRead() {
        assertThat(SocketMessage.read("bind 1-a.B")).isEqualTo(new SocketMessage.Bind("1-a.B"));
        assertThat(SocketMessage.read(" bind  Subscription/1\n")).isEqualTo(new SocketMessage.Bind("1"));
        assertThat(SocketMessage.read("bind-with-token a_b-c")).isEqualTo(new SocketMessage.BindWithToken("a_b-c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bind",
                "bind ",
                "bind 1 2",
                "bind ../1",
                "bind Observation/1",
                "BIND 1",
                "bind-with-token",
                "bind-with-token a b",
                "ping 1"
            })
    void anythingElseIsNot(String text) {
        assertThat(SocketMessage.read(text)).isEqualTo(new SocketMessage.Other());
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        assertThat(SocketMessage.read("bind-with-token " + "a".repeat(SocketMessage.LONGEST)))
                .isEqualTo(new SocketMessage.Other());
    }

    @Test
    void tokenIsNotWrittenOut() {
        assertThat(SocketMessage.read("bind-with-token secret").toString()).doesNotContain("secret");
    }
}
