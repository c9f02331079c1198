package org.nadir.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every way we know to make a signed token bad, from claims that would be good: for access tokens and for the tokens of CDS
 * clients alike.
 */
public final class BadTokens {

    private static final String FAR = "https://elsewhere.example.org/fhir";
    private static final TestIssuer ATTACKER = new TestIssuer();

    private final TestIssuer issuer;
    private final JWTClaimsSet good;
    private final List<BadToken> tokens = new ArrayList<>();

    private BadTokens(TestIssuer issuer, JWTClaimsSet good) {
        this.issuer = issuer;
        this.good = good;
    }

    /** The list, each token differing in one thing from one that {@code issuer} signed over {@code good}. */
    public static List<BadToken> from(TestIssuer issuer, JWTClaimsSet good) {
        BadTokens made = new BadTokens(issuer, good);
        made.unsigned();
        made.symmetric();
        made.foreignKeys();
        made.broken();
        made.claims();
        return List.copyOf(made.tokens);
    }

    private void unsigned() {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            add("alg " + none, part("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + part(good.toString()) + ".");
        }
        String signature = goodToken().substring(goodToken().lastIndexOf('.') + 1);
        add(
                "alg none with a signature",
                part("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"es384\"}") + "." + part(good.toString()) + "."
                        + signature);
        add(
                "ES384 with a signature of zeros",
                part("{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"es384\"}") + "." + part(good.toString()) + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[96]));
    }

    private void symmetric() {
        try {
            JWK key = issuer.key("rs384").toPublicJWK();
            byte[] der = key.toRSAKey().toRSAPublicKey().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(der)
                    + "\n-----END PUBLIC KEY-----\n";
            add("HS256 with the public key in DER as the secret", hmac("rs384", der));
            add("HS256 with the public key in PEM as the secret", hmac("rs384", bytes(pem)));
            add("HS256 with the public JWK as the secret", hmac("rs384", bytes(key.toJSONString())));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        add("kid that points to an empty file", hmac("../../../../../../dev/null", new byte[1]));
        add("kid that is SQL", hmac("x' UNION SELECT 'secret", bytes("secret")));
    }

    private void foreignKeys() {
        JWK theirs = ATTACKER.key("es384");
        add("signed by another's key under our kid", signed(theirs, header -> header));
        add("signed by another's key without a kid", signed(theirs, header -> header.keyID(null)));
        add("signed by another's key, kid with ../../", signed(theirs, header -> header.keyID("../../jwks")));
        add(
                "signed by another's key, kid is an address",
                signed(theirs, header -> header.keyID(ATTACKER.jwkSet().toString())));
        add("jku of an attacker", signed(theirs, header -> header.jwkURL(ATTACKER.jwkSet())));
        add(
                "jku of an attacker that looks like ours",
                signed(
                        theirs,
                        header -> header.jwkURL(URI.create(
                                issuer.jwkSet() + "@" + ATTACKER.jwkSet().getAuthority() + "/jwks"))));
        add("x5u of an attacker", signed(theirs, header -> header.x509CertURL(ATTACKER.jwkSet())));
        add("jwk of an attacker", signed(theirs, header -> header.jwk(theirs.toPublicJWK())));
        add("RS384 by another's key", signed(ATTACKER.key("rs384"), header -> header));
        add("a critical header that nobody knows", signed(issuer.key("es384"), header -> header.criticalParams(
                        Set.of("nadir"))
                .customParam("nadir", "x")));
    }

    private void broken() {
        String token = goodToken();
        int signature = token.lastIndexOf('.') + 1;
        add("truncated signature", token.substring(0, token.length() - 8));
        add("no signature", token.substring(0, signature));
        add("two parts", token.substring(0, signature - 1));
        add("one part", token.substring(0, token.indexOf('.')));
        add("four parts", token + ".e30");
        add(
                "changed claims under the old signature",
                token.substring(0, token.indexOf('.') + 1)
                        + part(good.toString().replaceFirst("\\{", "{\"admin\":true,"))
                        + token.substring(signature - 1));
        add(
                "type of a token for logging out",
                signed(issuer.key("es384"), header -> header.type(new JOSEObjectType("logout+jwt"))));
        add(
                "claims that are nested too deeply",
                token.substring(0, token.indexOf('.') + 1) + part("[".repeat(2000)) + token.substring(signature - 1));
        add(
                "a header that is nested too deeply",
                part("{\"alg\":" + "[".repeat(2000)) + token.substring(token.indexOf('.')));
        add(
                "claims that are no object",
                token.substring(0, token.indexOf('.') + 1) + part("[]") + token.substring(signature - 1));
    }

    private void claims() {
        Instant now = Instant.now();
        String audience = good.getAudience().get(0);
        String name = good.getIssuer();
        add("another audience", with(claims -> claims.audience(FAR)));
        add("no audience", with(claims -> claims.audience((String) null)));
        for (String lookAlike : List.of("/", "x", "/../fhir", "?x", "#", "/Patient", "@elsewhere.example.org")) {
            add("the audience followed by " + lookAlike, with(claims -> claims.audience(audience + lookAlike)));
        }
        add(
                "the beginning of the audience",
                with(claims -> claims.audience(audience.substring(0, audience.length() - 1))));
        add("the audience in capitals", with(claims -> claims.audience(audience.toUpperCase(Locale.ROOT))));
        add("expired", with(claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))));
        add("never expires", with(claims -> claims.expirationTime(null)));
        add("exp that is a text", with(claims -> claims.claim("exp", "2999-01-01")));
        add("not yet valid", with(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))));
        add("issued in the far future", with(claims -> claims.issueTime(Date.from(now.plusSeconds(86_400)))));
        add("another issuer", with(claims -> claims.issuer(ATTACKER.issuer())));
        add("no issuer", with(claims -> claims.issuer(null)));
        for (String lookAlike : List.of("/", "0", ".example.org", "/realms/other", "@example.org")) {
            add("the issuer followed by " + lookAlike, with(claims -> claims.issuer(name + lookAlike)));
        }
        add("an issuer of ours by another's key", TestIssuer.sign(good, ATTACKER.key("rs384")));
        add("the issuer's name as a list", with(claims -> claims.claim("iss", List.of(name))));
        add("the audience as an object", with(claims -> claims.claim("aud", Map.of("is", audience))));
    }

    private String goodToken() {
        return issuer.sign(good);
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.sign(change.apply(new JWTClaimsSet.Builder(good)).build());
    }

    private String signed(JWK key, UnaryOperator<JWSHeader.Builder> change) {
        try {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
            JWSHeader.Builder header =
                    new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
            SignedJWT token = new SignedJWT(change.apply(header).build(), good);
            token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(String keyId, byte[] secret) {
        String content =
                part("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}") + "." + part(good.toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String why, String token) {
        tokens.add(new BadToken(why, token));
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(json));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
