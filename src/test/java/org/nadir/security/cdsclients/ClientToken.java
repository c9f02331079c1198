package org.nadir.security.cdsclients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.TestIssuer;

/** A token of a CDS client, good unless a test spoils a part of it. */
final class ClientToken {

    private final JWTClaimsSet.Builder claims;
    private JWK key;
    private JWSHeader.Builder header;

    private ClientToken(TestIssuer client, String audience) {
        Instant now = Instant.now();
        this.key = client.key("es384");
        this.header = header(key);
        this.claims = new JWTClaimsSet.Builder()
                .issuer(client.issuer())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    static ClientToken of(TestIssuer client, String audience) {
        return new ClientToken(client, audience);
    }

    ClientToken claim(String name, @Nullable Object value) {
        claims.claim(name, value);
        return this;
    }

    /** A time this many seconds from now. */
    ClientToken time(String claim, long seconds) {
        return claim(claim, Date.from(Instant.now().plusSeconds(seconds)));
    }

    ClientToken signedWith(JWK other) {
        key = other;
        header = header(other);
        return this;
    }

    /** Signed by another key than the one that the header names. */
    ClientToken signedInSecretWith(JWK other) {
        key = other;
        return this;
    }

    ClientToken header(UnaryOperator<JWSHeader.Builder> change) {
        header = change.apply(header);
        return this;
    }

    String text() {
        return signed(header.build().toBase64URL());
    }

    /** With a header of the test's own writing. */
    String withHeader(String json) {
        return signed(Base64URL.encode(json));
    }

    private String signed(Base64URL first) {
        String content = first + "." + Base64URL.encode(claims.build().toString());
        try {
            JWSAlgorithm algorithm = JWSAlgorithm.parse(key.getAlgorithm().getName());
            return content + "."
                    + new DefaultJWSSignerFactory()
                            .createJWSSigner(key, algorithm)
                            .sign(new JWSHeader(algorithm), content.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSHeader.Builder header(JWK key) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }
}
