package org.nadir.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.outbound.OutboundException.Reason;

/** Where a call goes: to addresses that were judged, whatever a name service says before and after. */
class PinnedAddressTest {

    private static final Bounds ENOUGH = new Bounds(Duration.ofSeconds(20), 10_000);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::ffff:127.0.0.1]:%d/"})
    void unlistedLoopbackIsNeverConnectedTo(String address) {
        URI target = URI.create(address.formatted(server.port()));
        OutboundGate closed = new OutboundGate(OutboundProperties.listing());

        assertThat(reason(closed, OutboundRequest.get(target, Map.of()), ENOUGH))
                .isEqualTo(Reason.REFUSED);
        assertThat(catchThrowableOfType(OutboundException.class, () -> closed.check(target)))
                .hasMessageContaining("nadir.outbound.private-addresses");
        assertThat(server.connections()).isZero();
    }

    @Test
    void nameThatTurnsToTheLoopbackAfterTheCheckIsNotConnectedTo() {
        OutboundGate rebound = new OutboundGate(OutboundProperties.listing(), firstThenLoopback("93.184.216.34"));
        URI target = URI.create("http://rebinding.example:" + server.port() + "/");

        assertThatCode(() -> rebound.check(target)).doesNotThrowAnyException();
        assertThat(reason(rebound, OutboundRequest.get(target, Map.of()), ENOUGH))
                .isEqualTo(Reason.REFUSED);
        assertThat(server.connections()).isZero();
    }

    @Test
    void addressThatWasJudgedIsTheOneConnectedTo() {
        server.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        // The first answer is listed; a second question would get an address where nobody answers.
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
        OutboundGate pinned = new OutboundGate(OutboundProperties.listing("127.0.0.0/8"), name ->
                new InetAddress[] {address(String.valueOf(answers.poll()))});

        assertThat(pinned.send(
                                OutboundRequest.get(URI.create("http://ehr.example:" + server.port() + "/"), Map.of()),
                                ENOUGH)
                        .status())
                .isEqualTo(200);
        assertThat(answers).containsExactly("127.0.0.2");
        assertThat(server.heads().getFirst()).contains("Host: ehr.example:" + server.port());
    }

    @Test
    void badAddressBehindAGoodOneIsRefused() {
        OutboundGate mixed = new OutboundGate(OutboundProperties.listing("127.0.0.0/8"), name ->
                new InetAddress[] {LOOPBACK, address("169.254.169.254")});

        assertThat(reason(
                        mixed,
                        OutboundRequest.get(URI.create("http://ehr.example:" + server.port() + "/"), Map.of()),
                        ENOUGH))
                .isEqualTo(Reason.REFUSED);
        assertThat(server.connections()).isZero();
    }

    @Test
    void originOfAnotherSettingIsOpenToItsOwnGateOnly() {
        server.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        OutboundGate closed = new OutboundGate(OutboundProperties.listing());
        OutboundGate open = closed.withListed(server.at("/fhir"));

        assertThat(open.send(get("/"), ENOUGH).status()).isEqualTo(200);
        assertThat(reason(closed, get("/"), ENOUGH)).isEqualTo(Reason.REFUSED);
        URI otherPort = URI.create("http://127.0.0.1:" + (server.port() == 1024 ? 1025 : server.port() - 1) + "/");
        assertThat(reason(open, OutboundRequest.get(otherPort, Map.of()), ENOUGH))
                .isEqualTo(Reason.REFUSED);
        assertThat(server.heads()).hasSize(1);
    }

    @Test
    void unknownHostPassesTheCheckAndFailsTheCall() {
        OutboundGate unknown = new OutboundGate(OutboundProperties.listing(), name -> {
            throw new UnknownHostException(name);
        });
        URI target = URI.create("https://nobody.example/");

        assertThatCode(() -> unknown.check(target)).doesNotThrowAnyException();
        assertThat(reason(unknown, OutboundRequest.get(target, Map.of()), ENOUGH))
                .isEqualTo(Reason.FAILED);
    }

    private OutboundRequest get(String path) {
        return OutboundRequest.get(server.at(path), Map.of());
    }

    private static Reason reason(OutboundGate gate, OutboundRequest request, Bounds bounds) {
        OutboundException failed = catchThrowableOfType(OutboundException.class, () -> gate.send(request, bounds));
        assertThat(failed).as("the call fails").isNotNull();
        return failed.reason();
    }

    private static Resolution.HostNames firstThenLoopback(String first) {
        Deque<String> left = new ArrayDeque<>(List.of(first));
        return name -> new InetAddress[] {left.isEmpty() ? LOOPBACK : address(left.pop())};
    }

    private static InetAddress address(String text) {
        return HostText.address(text).orElseThrow(() -> new AssertionError(text));
    }
}
