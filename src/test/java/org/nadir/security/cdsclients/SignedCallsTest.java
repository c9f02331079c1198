package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.cdshooks.CdsClient;
import org.nadir.cdshooks.Dialect;
import org.nadir.cdshooks.KnownCaller;
import org.nadir.cdshooks.SmartApp;
import org.nadir.security.scopes.Grant;
import org.nadir.security.tokens.Brought;
import org.nadir.security.tokens.FhirBase;
import org.nadir.testing.TestIssuer;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The filter in front of the CDS door: what depends on its settings and on how the server was called. */
class SignedCallsTest {

    private static final String CALL = "/cds-services/counts";
    private static final String PUBLIC = "https://cds.example.org";

    @ConfigurationPropertiesScan(basePackages = "org.nadir.security.tokens")
    private static final class Addresses {}

    private static final Grant GRANT = new Grant(
            "https://login.example.org",
            Optional.empty(),
            "app",
            Optional.of("Practitioner/1"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Instant.MAX);

    private final TestIssuer client = new TestIssuer();
    private final Set<String> used = new HashSet<>();

    @AfterEach
    void closeTheClient() {
        client.close();
    }

    @Test
    void discovery_whereItIsNotOpen_isRefusedWithEachBadToken_andTakenWithAGoodOne() {
        String discovery = PUBLIC + "/cds-services";
        SignedCalls door = door(PUBLIC, 600, false);

        new BadTokens(client, discovery).headers().forEach((wrong, headers) -> assertThat(
                        status(door, get("cds.example.org", "/cds-services", headers)))
                .as(wrong)
                .isEqualTo(401));
        String good = "Bearer " + ClientToken.of(client, discovery).text();
        assertThat(status(door, get("cds.example.org", "/cds-services", List.of(good))))
                .isEqualTo(200);
    }

    @Test
    void discovery_whereItIsOpen_isOnlyThatAddress() {
        SignedCalls door = door(PUBLIC, 600, true);

        assertThat(status(door, get("cds.example.org", "/cds-services", List.of())))
                .isEqualTo(200);
        assertThat(status(door, get("cds.example.org", "/cds-services/", List.of())))
                .isEqualTo(401);
        assertThat(status(door, get("cds.example.org", CALL, List.of()))).isEqualTo(401);
    }

    @ParameterizedTest(name = "public {0}, called {1}, aud {2}: {3}")
    @CsvSource({
        "https://cds.example.org, cds.example.org, https://cds.example.org/cds-services/counts, 200",
        "https://cds.example.org/, cds.example.org, https://cds.example.org/cds-services/counts, 200",
        "https://cds.example.org, evil.example.org, https://cds.example.org/cds-services/counts, 200",
        "https://cds.example.org, evil.example.org, http://evil.example.org/cds-services/counts, 401",
        ", localhost, http://localhost/cds-services/counts, 200",
        ", evil.example.org, http://evil.example.org/cds-services/counts, 401"
    })
    void audience_isTheOwnAddress_whateverNameTheCallerUsed(
            @Nullable String publicBase, String host, String audience, int expected) {
        assertThat(status(door(publicBase, 600, true), signed(host, CALL, audience)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "nadir, nadir, 200",
        "nadir, https://cds.example.org/cds-services/counts, 401",
        "https://old.example.org/cds-services/counts, https://old.example.org/cds-services/counts, 200",
        "https://old.example.org/cds-services/other, https://old.example.org/cds-services/other, 401"
    })
    void audienceByHand_standsInPlaceOfTheAddress(String byHand, String sent, int expected) {
        SignedCalls door = new SignedCalls(
                tokens(PUBLIC, List.of(byHand)),
                request -> new Brought.Nothing(),
                new FailedAttempts(600, Clock.systemUTC()),
                new RefusalLog(Clock.systemUTC()),
                true);

        assertThat(status(door, signed("cds.example.org", CALL, sent))).isEqualTo(expected);
    }

    @Test
    void addressWithTooManyFailures_waits_andNoOther() {
        SignedCalls door = door(PUBLIC, 3, true);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(status(door, get("cds.example.org", CALL, List.of()))).isEqualTo(401);
        }
        MockHttpServletResponse answer = answer(door, signed("cds.example.org", CALL, PUBLIC + CALL));
        MockHttpServletRequest neighbour = signed("cds.example.org", CALL, PUBLIC + CALL);
        neighbour.setRemoteAddr("192.0.2.7");

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("55");
        assertThat(status(door, neighbour)).isEqualTo(200);
    }

    @Test
    void goodCall_carriesItsClient() {
        MockHttpServletRequest request = signed("cds.example.org", CALL, PUBLIC + CALL);
        answer(door(PUBLIC, 600, true), request);

        assertThat(request.getAttribute(KnownCaller.ATTRIBUTE))
                .isEqualTo(new CdsClient(client.issuer(), "", Dialect.SANDBOX, false));
        assertThat(request.getAttribute(Grant.ATTRIBUTE)).isNull();
    }

    @Test
    void callWithAGoodAccessToken_carriesItsAppAndItsGrant() {
        MockHttpServletRequest request = get("cds.example.org", CALL, List.of("Bearer opaque"));

        assertThat(status(door(new Brought.Good(GRANT)), request)).isEqualTo(200);
        assertThat(request.getAttribute(KnownCaller.ATTRIBUTE))
                .isEqualTo(new SmartApp("https://login.example.org", "app", "Practitioner/1"));
        assertThat(request.getAttribute(Grant.ATTRIBUTE)).isEqualTo(GRANT);
    }

    @Test
    void badAccessToken_isNotTriedAsTheTokenOfAClient_andCounts() {
        SignedCalls door = door(new Brought.Bad());
        for (int attempt = 0; attempt < 3; attempt++) {
            MockHttpServletRequest request = signed("cds.example.org", CALL, PUBLIC + CALL);
            MockHttpServletResponse answer = answer(door, request);

            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(request.getAttribute(KnownCaller.ATTRIBUTE)).isNull();
        }
        assertThat(status(door, signed("cds.example.org", CALL, PUBLIC + CALL))).isEqualTo(429);
    }

    @Test
    void accessTokenThatNobodyCanJudgeNow_isToBeSentAgain_andDoesNotCount() {
        SignedCalls door = door(new Brought.Undecided());
        for (int attempt = 0; attempt < 4; attempt++) {
            MockHttpServletResponse answer = answer(door, get("cds.example.org", CALL, List.of("Bearer opaque")));

            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("30");
        }
    }

    @Test
    void accessToken_doesNotOpenDiscovery_whereThatIsNotOpen() {
        MockHttpServletRequest request = get("cds.example.org", "/cds-services", List.of("Bearer opaque"));

        assertThat(status(door(new Brought.Good(GRANT)), request)).isEqualTo(401);
    }

    private MockHttpServletRequest signed(String host, String path, String audience) {
        return get(
                host, path, List.of("Bearer " + ClientToken.of(client, audience).text()));
    }

    private static MockHttpServletRequest get(String host, String path, List<String> authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServerName(host);
        authorization.forEach(header -> request.addHeader("Authorization", header));
        return request;
    }

    private static int status(SignedCalls door, MockHttpServletRequest request) {
        return answer(door, request).getStatus();
    }

    private static MockHttpServletResponse answer(SignedCalls door, MockHttpServletRequest request) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            door.doFilter(request, response, new MockFilterChain());
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private SignedCalls door(@Nullable String publicBase, int failures, boolean discoveryIsOpen) {
        return door(publicBase, new Brought.Nothing(), failures, discoveryIsOpen);
    }

    private SignedCalls door(Brought accessToken) {
        return door(PUBLIC, accessToken, 3, false);
    }

    private SignedCalls door(@Nullable String publicBase, Brought accessToken, int failures, boolean discoveryIsOpen) {
        Clock minute = Clock.fixed(Instant.parse("2026-03-01T08:00:05Z"), ZoneOffset.UTC);
        return new SignedCalls(
                tokens(publicBase, List.of()),
                request -> accessToken,
                new FailedAttempts(failures, minute),
                new RefusalLog(minute),
                discoveryIsOpen);
    }

    private ClientTokens tokens(@Nullable String publicBase, List<String> audience) {
        ClientSettings settings = new ClientSettings(
                client.issuer(),
                URI.create(client.jwkSet().toString()),
                null,
                Set.of(),
                Dialect.SANDBOX,
                false,
                audience);
        ListedClient listed = new ListedClient(
                client.issuer(),
                settings,
                new ImmutableJWKSet<>(new JWKSet(List.of(client.key("es384"), client.key("rs384")))));
        return new ClientTokens(
                List.of(listed),
                new Addressee(base(publicBase)),
                (issuer, id, expires) -> used.add(issuer + id),
                Clock.systemUTC());
    }

    private static FhirBase base(@Nullable String publicBase) {
        FhirBase[] base = new FhirBase[1];
        new ApplicationContextRunner()
                .withUserConfiguration(Addresses.class, FhirBase.class)
                .withPropertyValues(publicBase == null ? "x=y" : "nadir.public-base-url=" + publicBase)
                .run(context -> base[0] = context.getBean(FhirBase.class));
        return base[0];
    }
}
