package org.nadir.security.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The filter behind a real server, with three requests at a time for each client and answers that the test holds back. */
class ConcurrentRequestsIT {

    private static final int ALLOWED = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void open() {
        server = new SpringApplicationBuilder(LimitsUnderTest.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--nadir.limits.concurrent-requests=" + ALLOWED);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void oneRequestTooManyIsToldToWaitWhileOthersAreServed() {
        for (String client : List.of("token busy", "signed busy", "")) {
            LimitsUnderTest.Gate gate =
                    server.getBean(LimitsUnderTest.Gate.class).shut(ALLOWED);
            List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
            IntStream.range(0, ALLOWED).forEach(i -> held.add(start("/held", client)));
            gate.awaitAll();

            HttpResponse<String> refused = start("/quick", client).join();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("OperationOutcome", "throttled", "nadir.limits.concurrent-requests");
            assertThat(start("/quick", "token quiet").join().statusCode()).isEqualTo(200);
            assertThat(start("/quick", "signed quiet").join().statusCode()).isEqualTo(200);
            assertThat(start("/actuator/health", client).join().statusCode()).isEqualTo(200);

            gate.open();
            assertThat(held)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(start("/quick", client).join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRequestThatFailsIsNoLongerUnderWay() {
        for (int i = 0; i < 2 * ALLOWED; i++) {
            assertThat(start("/failing", "token failing").join().statusCode()).isEqualTo(500);
        }
        assertThat(start("/quick", "token failing").join().statusCode()).isEqualTo(200);
    }

    private static CompletableFuture<HttpResponse<String>> start(String path, String client) {
        String port = server.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Client", client)
                .build();
        return CompletableFuture.supplyAsync(() -> send(request), Thread::startVirtualThread);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
