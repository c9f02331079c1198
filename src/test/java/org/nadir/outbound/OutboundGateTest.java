package org.nadir.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.outbound.OutboundException.Reason;

/** Calls of a real server on the loopback that redirects, trickles, floods and changes its address. */
class OutboundGateTest {

    private static final Bounds ENOUGH = new Bounds(Duration.ofSeconds(20), 10_000);
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final LoopbackServer server = new LoopbackServer();
    private final OutboundGate gate = new OutboundGate(OutboundProperties.listing("127.0.0.0/8"));

    @AfterEach
    void stop() {
        gate.close();
        server.close();
    }

    @Test
    void answerIsGivenWithStatusHeadersAndBody() {
        server.answers("HTTP/1.1 404 Not Found\r\nX-Test: a\r\nx-test: b\r\nContent-Length: 4\r\n\r\ngone");

        OutboundAnswer answer = gate.send(OutboundRequest.get(server.at("/x?a=b%20c"), Map.of("X-Mine", "1")), ENOUGH);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("x-test", "a, b");
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("gone");
        assertThat(server.heads().getFirst())
                .startsWith("GET /x?a=b%20c HTTP/1.1\r\n")
                .contains("X-Mine: 1", "Host: 127.0.0.1:" + server.port())
                .doesNotContainIgnoringCase("accept-encoding")
                .doesNotContainIgnoringCase("upgrade");
    }

    @Test
    void bodyIsSent() {
        server.answers("HTTP/1.1 204 No Content\r\n\r\n");

        gate.send(
                OutboundRequest.post(
                        server.at("/"),
                        Map.of("Content-Type", "application/fhir+json"),
                        "{}".getBytes(StandardCharsets.UTF_8)),
                ENOUGH);

        assertThat(server.heads().getFirst())
                .startsWith("POST / ")
                .contains("Content-Type: application/fhir+json", "Content-Length: 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsAnAnswerAndNotFollowed(int status) {
        server.answers("HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                .formatted(status, server.at("/elsewhere")));

        assertThat(gate.send(get("/"), ENOUGH).status()).isEqualTo(status);
        assertThat(server.heads()).hasSize(1);
    }

    @Test
    @Timeout(60)
    void bodyThatTricklesIsGivenUp() {
        server.answersWithoutEnd("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n", "x");

        assertThat(reason(gate, get("/"), new Bounds(Duration.ofMillis(300), 10_000)))
                .isEqualTo(Reason.TIME);
    }

    @Test
    @Timeout(60)
    void headersThatTrickleAreGivenUp() {
        server.answersWithoutEnd("HTTP/1.1 200 OK\r\n", "X");

        assertThat(reason(gate, get("/"), new Bounds(Duration.ofMillis(300), 10_000)))
                .isEqualTo(Reason.TIME);
    }

    @Test
    @Timeout(60)
    void interimAnswersWithoutEndAreGivenUp() {
        server.answersWithoutEnd("", "HTTP/1.1 103 Early Hints\r\n\r\n");

        assertThat(reason(gate, get("/"), new Bounds(Duration.ofMillis(300), 10_000)))
                .isEqualTo(Reason.TIME);
    }

    @Test
    @Timeout(60)
    void nameServiceThatHangsIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        OutboundGate hanging = new OutboundGate(OutboundProperties.listing(), name -> {
            awaitQuietly(never);
            return new InetAddress[] {LOOPBACK};
        });

        assertThat(reason(
                        hanging,
                        OutboundRequest.get(URI.create("http://slow.example/"), Map.of()),
                        new Bounds(Duration.ofMillis(300), 10)))
                .isEqualTo(Reason.TIME);
        never.countDown();
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false", "2000000, false"})
    void bodyIsBounded(int length, boolean small) {
        server.answers("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(length, "x".repeat(length)));

        if (small) {
            assertThat(gate.send(get("/"), ENOUGH).body()).hasSize(length);
        } else {
            assertThat(reason(gate, get("/"), ENOUGH)).isEqualTo(Reason.SIZE);
        }
    }

    @Test
    @Timeout(60)
    void bodyWithoutEndIsGivenUp() {
        server.answersWithoutEnd("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(5000));

        assertThat(reason(gate, get("/"), ENOUGH)).isEqualTo(Reason.SIZE);
    }

    @Test
    void headersAreBounded() {
        server.answers("HTTP/1.1 200 OK\r\n" + "X-Flood: 1\r\n".repeat(1000) + "Content-Length: 0\r\n\r\n");

        assertThat(reason(gate, get("/"), ENOUGH)).isEqualTo(Reason.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "x-gzip"})
    void compressedAnswerIsNotUnfolded(String coding) {
        server.answers("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: 2\r\n\r\nxx".formatted(coding));

        assertThat(reason(gate, get("/"), ENOUGH)).isEqualTo(Reason.FAILED);
    }

    @Test
    void cookieIsNotKept() {
        server.answers("HTTP/1.1 200 OK\r\nSet-Cookie: s=1\r\nContent-Length: 0\r\n\r\n");

        gate.send(get("/"), ENOUGH);
        gate.send(get("/"), ENOUGH);

        assertThat(server.heads()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
    }

    @Test
    void nothingIsListeningThere() {
        URI gone = server.at("/");
        server.close();

        assertThat(reason(gate, OutboundRequest.get(gone, Map.of()), ENOUGH)).isEqualTo(Reason.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "Cookie", "Proxy-Authorization"})
    void tokenIsNotSentInClearToAnUnlistedHost(String header) {
        OutboundGate public1 =
                new OutboundGate(OutboundProperties.listing(), name -> new InetAddress[] {address("93.184.216.34")});
        OutboundException refused = catchThrowableOfType(
                OutboundException.class,
                () -> public1.send(
                        OutboundRequest.get(URI.create("http://ehr.example/?q=hidden"), Map.of(header, "secret")),
                        ENOUGH));

        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused)
                .hasMessageContaining("https")
                .hasMessageContaining("nadir.outbound.private-addresses")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void tokenIsSentInClearToAListedHost() {
        server.answers("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        gate.send(OutboundRequest.get(server.at("/"), Map.of("Authorization", "Bearer t")), ENOUGH);

        assertThat(server.heads().getFirst()).contains("Authorization: Bearer t");
    }

    @ParameterizedTest
    @CsvSource({
        "Host, evil.test",
        "content-length, 0",
        "Transfer-Encoding, chunked",
        "Connection, close",
        "Accept-Encoding, gzip",
        "X Y, 1",
        "X:Y, 1",
        "'', 1",
        "X, 'a\r\nHost: evil.test'",
        "X, 'a\nb'",
        "X, 'a\u0000'",
        "X, m\u00fcnster"
    })
    void headerThatWouldMakeAnotherMessageIsRefused(String name, String value) {
        assertThat(reason(gate, OutboundRequest.get(server.at("/"), Map.of(name, value)), ENOUGH))
                .isEqualTo(Reason.REFUSED);
        assertThat(server.connections()).isZero();
    }

    @Test
    @Timeout(60)
    void noMoreCallsToOneHostThanAllowedRunAtOnce() {
        CountDownLatch release = server.answersWhenReleased("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        OutboundGate narrow =
                new OutboundGate(new OutboundProperties(List.of("127.0.0.0/8"), Duration.ofSeconds(5), 2));
        try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> narrow.send(get("/"), ENOUGH).status(), callers))
                    .toList();
            server.awaitConnections(2);
            release.countDown();
            assertThat(calls).allMatch(call -> call.join() == 200);
        }
        assertThat(server.mostAtOnce()).isEqualTo(2);
    }

    private OutboundRequest get(String path) {
        return OutboundRequest.get(server.at(path), Map.of());
    }

    private static Reason reason(OutboundGate gate, OutboundRequest request, Bounds bounds) {
        OutboundException failed = catchThrowableOfType(OutboundException.class, () -> gate.send(request, bounds));
        assertThat(failed).as("the call fails").isNotNull();
        return failed.reason();
    }

    private static InetAddress address(String text) {
        return HostText.address(text).orElseThrow(() -> new AssertionError(text));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
