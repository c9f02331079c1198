package org.nadir.security.cdsclients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nadir.testing.TestIssuer;

/** Everything that must not open an endpoint to a listed client or anyone else, by what is wrong with it. */
record BadTokens(TestIssuer client, String endpoint) {

    private static final TestIssuer FOREIGN = new TestIssuer();

    /** What an Authorization header may hold. */
    Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        tokens().forEach((wrong, token) -> headers.put(wrong, List.of("Bearer " + token)));
        String good = token().text();
        headers.put("no header", List.of());
        headers.put("an empty header", List.of(""));
        headers.put("no token", List.of("Bearer"));
        headers.put("Basic", List.of("Basic dXNlcjpwYXNzd29yZA=="));
        headers.put("another scheme", List.of("DPoP " + good));
        headers.put("no scheme", List.of(good));
        headers.put("two headers", List.of("Bearer " + good, "Bearer " + token().text()));
        headers.put("two tokens in one", List.of("Bearer " + good + ", Bearer " + good));
        headers.put("text behind", List.of("Bearer " + good + " x"));
        return headers;
    }

    private Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        headersOfTokens(tokens);
        keys(tokens);
        forms(tokens);
        names(tokens);
        audiences(tokens);
        times(tokens);
        return tokens;
    }

    private void headersOfTokens(Map<String, String> tokens) {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = Base64URL.encode("{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"es384\"}".formatted(none))
                    .toString();
            String payload = token().text().split("\\.")[1];
            tokens.put(none + " without signature", header + "." + payload + ".");
            tokens.put(none + " with any signature", header + "." + payload + ".AAAA");
        }
        for (String alg : List.of("es384", "ES256", "RS384", "HS384", "\" ES384", "")) {
            tokens.put("header says " + alg, token().withHeader(header("alg", alg)));
        }
        tokens.put("no alg", token().withHeader("{\"typ\":\"JWT\",\"kid\":\"es384\"}"));
        tokens.put(
                "alg twice",
                token().withHeader("{\"alg\":\"none\",\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"es384\"}"));
        tokens.put(
                "crit",
                token().withHeader("{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"es384\",\"crit\":[\"x\"],\"x\":1}"));
        tokens.put(
                "b64",
                token().header(any -> any.base64URLEncodePayload(false).criticalParams(Set.of("b64")))
                        .text());
        tokens.put("no typ", spoiled(any -> any.type(null)));
        tokens.put("typ of an access token", spoiled(any -> any.type(new JOSEObjectType("at+jwt"))));
        tokens.put("no kid", spoiled(any -> any.keyID(null)));
        tokens.put("jku elsewhere", spoiled(any -> any.jwkURL(FOREIGN.jwkSet())));
        for (String jku : List.of("/", "?x", "#x", "/../jwks", "@evil.test", ".evil.test")) {
            tokens.put("jku with " + jku, spoiled(any -> any.jwkURL(URI.create(client.jwkSet() + jku))));
        }
        tokens.put(
                "jku with a user",
                spoiled(any -> any.jwkURL(URI.create(client.jwkSet().toString().replace("//", "//" + "evil@")))));
        tokens.put("x5u", spoiled(any -> any.x509CertURL(FOREIGN.jwkSet())));
    }

    private void keys(Map<String, String> tokens) {
        JWK own = TestIssuer.ec("es384");
        tokens.put(
                "a key of another under our kid",
                token().signedInSecretWith(own).text());
        tokens.put(
                "a key that it brings along",
                token().signedInSecretWith(own)
                        .header(any -> any.jwk(own.toPublicJWK()))
                        .text());
        tokens.put(
                "a key of its own address",
                token().signedInSecretWith(FOREIGN.key("es384"))
                        .header(any -> any.jwkURL(FOREIGN.jwkSet()))
                        .text());
        for (String kid : List.of("unknown", "../../../dev/null", "x' UNION SELECT 'y", "es384\u0000", "ES384")) {
            tokens.put("kid " + kid, spoiled(any -> any.keyID(kid)));
        }
        tokens.put("kid of the other key", spoiled(any -> any.keyID("rs384")));
        tokens.put(
                "RS256",
                token().signedWith(as(JWSAlgorithm.RS256, client.key("rs384"))).text());
        tokens.put(
                "PS384",
                token().signedWith(as(JWSAlgorithm.PS384, client.key("rs384"))).text());
        tokens.put("ES256", token().signedWith(p256()).text());
        for (String kid : List.of("rs384", "es384")) {
            tokens.put(
                    "HS384 with the public key " + kid,
                    token().signedWith(secret(kid, client.key(kid).toPublicJWK().toJSONString()))
                            .text());
        }
    }

    private void forms(Map<String, String> tokens) {
        String good = token().text();
        tokens.put(
                "tampered",
                good.substring(0, good.lastIndexOf('.') - 4) + "AAAA" + good.substring(good.lastIndexOf('.')));
        tokens.put("without signature", good.substring(0, good.lastIndexOf('.') + 1));
        tokens.put(
                "a signature of zeros", good.substring(0, good.lastIndexOf('.') + 1) + Base64URL.encode(new byte[96]));
        tokens.put("encrypted", "e30.e30.e30.e30.e30");
        tokens.put("no JSON", "x.y.z");
    }

    private void names(Map<String, String> tokens) {
        tokens.put("foreign issuer", ClientToken.of(FOREIGN, endpoint).text());
        tokens.put("no iss", token().claim("iss", null).text());
        tokens.put("iss of another", token().claim("iss", FOREIGN.issuer()).text());
        tokens.put(
                "iss with a slash", token().claim("iss", client.issuer() + "/").text());
        tokens.put(
                "iss in capitals",
                token().claim("iss", client.issuer().toUpperCase(Locale.ROOT)).text());
        tokens.put("iss as list", token().claim("iss", List.of(client.issuer())).text());
        tokens.put("no jti", token().claim("jti", null).text());
        tokens.put("blank jti", token().claim("jti", " ").text());
        tokens.put("jti as number", token().claim("jti", 7).text());
        tokens.put("endless jti", token().claim("jti", "x".repeat(256)).text());
    }

    private void audiences(Map<String, String> tokens) {
        URI here = URI.create(endpoint);
        String host = here.getScheme() + "://" + here.getAuthority();
        String name = here.getHost();
        String otherScheme = here.getScheme().equals("http") ? "https" : "http";
        tokens.put("no aud", token().claim("aud", null).text());
        tokens.put("empty aud", token().claim("aud", List.of()).text());
        for (String audience : List.of(
                endpoint + "/",
                endpoint + "?",
                endpoint + "#x",
                endpoint + " ",
                endpoint + "/feedback",
                endpoint + "x",
                host + "/cds-services/hematologic-toxicity-order-sign",
                otherScheme + endpoint.substring(here.getScheme().length()),
                endpoint.replace(name, name.toUpperCase(Locale.ROOT)),
                endpoint.replace(name, "127.0.0.1"),
                endpoint.replace(name, name + ".evil.test"),
                endpoint.replace(name, name + "@evil.test"),
                host,
                host + "/fhir",
                host + "/cds-services/",
                here.getPath(),
                client.issuer(),
                "*")) {
            tokens.put("aud " + audience, token().claim("aud", audience).text());
        }
    }

    private void times(Map<String, String> tokens) {
        tokens.put("no exp", token().claim("exp", null).text());
        tokens.put("expired", token().time("iat", -600).time("exp", -1).text());
        tokens.put("exp as text", token().claim("exp", "tomorrow").text());
        tokens.put("good for hours", token().time("exp", 3 * 3600).text());
        tokens.put("no iat", token().claim("iat", null).text());
        tokens.put(
                "issued in the future",
                token().time("iat", 300).time("exp", 600).text());
        tokens.put("issued long ago", token().time("iat", -3600).time("exp", 60).text());
        tokens.put("not yet", token().time("nbf", 300).text());
    }

    private ClientToken token() {
        return ClientToken.of(client, endpoint);
    }

    private String spoiled(UnaryOperator<JWSHeader.Builder> change) {
        return token().header(change).text();
    }

    private static String header(String name, String value) {
        return "{\"%s\":\"%s\",\"typ\":\"JWT\",\"kid\":\"es384\"}".formatted(name, value.replace("\"", "\\\""));
    }

    private static JWK as(JWSAlgorithm algorithm, JWK key) {
        return new RSAKey.Builder(key.toRSAKey()).algorithm(algorithm).build();
    }

    private static JWK p256() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("es384")
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK secret(String kid, String publicKey) {
        return new OctetSequenceKey.Builder(publicKey.getBytes(StandardCharsets.UTF_8))
                .keyID(kid)
                .algorithm(JWSAlgorithm.HS384)
                .build();
    }
}
