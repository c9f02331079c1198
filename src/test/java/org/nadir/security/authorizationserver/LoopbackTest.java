package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/app", "http://127.0.0.1/", "https://[::1]:8443/a?b=c"})
    void an_address_of_this_machine_stays_here(String address) {
        assertThat(Loopback.holds(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.example.org/",
                "http://127.0.0.1.example.org/",
                "http://example.org/localhost",
                "http://localhost@example.org/",
                "http://user@localhost/",
                "http://localhost/#x",
                "javascript://localhost/%0a",
                "localhost",
                "//localhost/",
                "http://local host/",
                "http://localhost\\@example.org/"
            })
    void an_address_that_only_looks_so_does_not(String address) {
        assertThat(Loopback.holds(address)).isFalse();
    }
}
