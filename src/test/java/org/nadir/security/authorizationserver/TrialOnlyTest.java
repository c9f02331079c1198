package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nadir.security.mode.UnsafeStartException;

class TrialOnlyTest {

    @Test
    void it_runs_on_loopback() throws UnknownHostException {
        assertThatCode(() -> start(false, InetAddress.getLoopbackAddress())).doesNotThrowAnyException();
    }

    @Test
    void it_stops_where_others_reach_it() throws UnknownHostException {
        InetAddress all = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> start(false, all)).isInstanceOf(UnsafeStartException.class);
        assertThatThrownBy(() -> start(false, null)).isInstanceOf(UnsafeStartException.class);
        assertThatCode(() -> start(true, all)).doesNotThrowAnyException();
    }

    private static void start(boolean beyondLoopback, @Nullable InetAddress address) {
        new TrialOnly(new AuthorizationServerProperties(true, beyondLoopback, true, List.of()), address);
    }
}
