package org.nadir.security.cdsclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.Dialect;
import org.nadir.testing.TestIssuer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What may stand in {@code nadir.cds.clients}, and what a mistake is answered with at the start. */
class ListedClientTest {

    private static final String SPECIFICATION = """
            {"kty": "EC", "use": "sig", "crv": "P-384", "kid": "example-kid", "alg": "ES384",
             "x": "46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk",
             "y": "XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI"}""";

    private static final String SANDBOX = """
            {"kty": "EC", "use": "sig", "crv": "P-384", "kid": "44823f3d-0b01-4a6c-a80e-b9d3e8a7226f", "alg": "ES384",
             "x": "dw_JGR8nB2I6XveNxUOl2qk699ZPLM2nYI5STSdiEl9avAkrm3CkfYMbrrjr8laB",
             "y": "Sm3mLE-n1zYNla_aiE3cb3nZsL51RbC7ysw3q8aJLxGm-hx79RPMYpITDjp7kgzy"}""";

    private final Map<String, Object> settings = new HashMap<>();

    @Test
    void wholeEntry_isRead() {
        set("issuer", "https://ehr.example.org");
        set("jwk-set", "https://ehr.example.org/jwks.json");
        set("tenants", "a,b");
        set("dialect", "epic");
        set("reads-own-store", "true");
        set("audience", "https://cds.example.org");

        ListedClient client = listed().getFirst();

        assertThat(client.settings().tenants()).containsExactlyInAnyOrder("a", "b");
        assertThat(client.settings().audience()).containsExactly("https://cds.example.org");
        assertThat(client.forTenant("a").dialect()).isEqualTo(Dialect.EPIC);
        assertThat(client.forTenant("a").readsOwnStore()).isTrue();
    }

    @Test
    void entryWithTheLeast_isStrictAndReadsNothingOfOurs() {
        set("issuer", "https://ehr.example.org");
        set("keys", set(TestIssuer.ec("k").toPublicJWK().toJSONString()));

        assertThat(listed().getFirst().forTenant("").dialect()).isEqualTo(Dialect.STRICT);
        assertThat(listed().getFirst().forTenant("").readsOwnStore()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issuer     |                                      | issuer: name
            jwk-set    |                                      | give either jwk-set
            jwk-set    | ftp://ehr.example.org/jwks           | jwk-set: give an address
            jwk-set    | https://me:pw@ehr.example.org/jwks   | jwk-set: give an address
            jwk-set    | /jwks                                | jwk-set: give an address
            """)
    void mistake_stopsTheStartAndNamesTheProperty(String key, String value, String expected) {
        set("issuer", "https://ehr.example.org");
        set("jwk-set", "https://ehr.example.org/jwks.json");
        settings.remove("nadir.cds.clients[0]." + key);
        if (value != null) {
            set(key, value);
        } else {
            set("tenants", "a");
        }

        assertThatThrownBy(this::listed)
                .hasMessageContaining("nadir.cds.clients[0]")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk-sett", "allow", "jwks"})
    void unknownKey_stopsTheStart(String key) {
        set("issuer", "https://ehr.example.org");
        set("jwk-set", "https://ehr.example.org/jwks.json");
        set(key, "x");

        assertThatThrownBy(this::listed).hasStackTraceContaining("nadir.cds.clients[0]." + key);
    }

    @Test
    void unknownDialect_stopsTheStart() {
        set("issuer", "https://ehr.example.org");
        set("jwk-set", "https://ehr.example.org/jwks.json");
        set("dialect", "cerner");

        assertThatThrownBy(this::listed).hasStackTraceContaining("nadir.cds.clients[0].dialect");
    }

    @Test
    void issuerListedTwice_stopsTheStart() {
        for (int place = 0; place < 2; place++) {
            settings.put("nadir.cds.clients[%d].issuer".formatted(place), "https://ehr.example.org");
            settings.put("nadir.cds.clients[%d].jwk-set".formatted(place), "https://ehr.example.org/jwks.json");
        }

        assertThatThrownBy(this::listed).hasMessageContaining("nadir.cds.clients[1].issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "{\"keys\": []}", "{\"keys\": 1}"})
    void keysThatAreNone_stopTheStart(String keys) {
        set("issuer", "https://ehr.example.org");
        set("keys", keys);

        assertThatThrownBy(this::listed).hasMessageContaining("nadir.cds.clients[0].keys");
    }

    @Test
    void privateOrSecretKey_stopsTheStart() {
        set("issuer", "https://ehr.example.org");
        set("keys", set(TestIssuer.ec("k").toJSONString()));
        assertThatThrownBy(this::listed).hasMessageContaining("public keys only");

        set("keys", set("{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"));
        assertThatThrownBy(this::listed).hasMessageContaining("public keys only");
    }

    @ParameterizedTest
    @ValueSource(strings = {SPECIFICATION, SANDBOX})
    void publishedKey_stopsTheStart_underAnyName(String key) {
        set("issuer", "https://ehr.example.org");
        set("keys", set(key.replaceAll("\"kid\": \"[^\"]+\"", "\"kid\": \"mine\"")));

        assertThatThrownBy(this::listed).hasMessageContaining("published");
    }

    @ParameterizedTest
    @ValueSource(strings = {SPECIFICATION, SANDBOX})
    void publishedKey_isRefusedInARemoteSetToo(String key) throws ParseException, TokenRefusedException {
        JWK published = JWK.parse(key);
        ListedClient client = new ListedClient(
                "https://ehr.example.org", clientSettings(), new ImmutableJWKSet<>(new JWKSet(published)));
        try (TestIssuer signer = new TestIssuer()) {
            String token = ClientToken.of(signer, "a")
                    .header(header -> header.keyID(published.getKeyID()))
                    .text();
            SentToken sent = SentToken.of(List.of("Bearer " + token));

            assertThatThrownBy(() -> ClientKeys.checkSignature(sent, client))
                    .hasMessage(Refusal.PUBLISHED_KEY.sentence());
        }
    }

    private ClientSettings clientSettings() {
        set("issuer", "https://ehr.example.org");
        set("jwk-set", "https://ehr.example.org/jwks.json");
        return listed().getFirst().settings();
    }

    private void set(String key, String value) {
        settings.put("nadir.cds.clients[0]." + key, value);
    }

    private static String set(String key) {
        return "{\"keys\": [" + key + "]}";
    }

    private List<ListedClient> listed() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return CdsClientsConfiguration.listed(
                environment, address -> new ImmutableJWKSet<>(new JWKSet(new ArrayList<>())));
    }
}
