package org.nadir.security.limits;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.nadir.cdshooks.CdsClient;
import org.nadir.cdshooks.KnownCaller;
import org.nadir.security.scopes.Grant;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The limits alone before a door whose answers wait for the test. In place of tokens a header says who asks: {@code token
 * NAME} or {@code signed NAME}.
 *
 * <p>It carries no stereotype, so that the whole application's tests do not pick it up.
 */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import(LimitsConfiguration.class)
class LimitsUnderTest {

    /** Holds requests back until the test lets them go. */
    static class Gate {

        private volatile CountDownLatch arrived = new CountDownLatch(0);
        private volatile CountDownLatch opened = new CountDownLatch(0);

        Gate shut(int expected) {
            arrived = new CountDownLatch(expected);
            opened = new CountDownLatch(1);
            return this;
        }

        void awaitAll() {
            await(arrived);
        }

        void open() {
            opened.countDown();
        }

        void pass() {
            arrived.countDown();
            await(opened);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    /** Answers at once, when the gate opens, or never. */
    @Bean
    RouterFunction<ServerResponse> door(Gate gate) {
        return RouterFunctions.route()
                .GET("/quick", request -> ServerResponse.ok().build())
                .GET("/actuator/health", request -> ServerResponse.ok().build())
                .GET("/held", request -> {
                    gate.pass();
                    return ServerResponse.ok().build();
                })
                .GET("/failing", request -> {
                    throw new IllegalStateException("as the test wants it");
                })
                .build();
    }

    @Bean
    FilterRegistrationBean<Filter> whoAsks() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            String header = ((HttpServletRequest) request).getHeader("X-Client");
            if (header != null && header.startsWith("token ")) {
                request.setAttribute(Grant.ATTRIBUTE, grant(header));
            } else if (header != null && header.startsWith("signed ")) {
                request.setAttribute(KnownCaller.ATTRIBUTE, new CdsClient(header, ""));
            }
            chain.doFilter(request, response);
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        return registration;
    }

    private static Grant grant(String client) {
        return new Grant(
                "https://issuer.example",
                Optional.empty(),
                client,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.MAX);
    }
}
