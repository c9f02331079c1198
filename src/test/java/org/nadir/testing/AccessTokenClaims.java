package org.nadir.testing;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Claims of a good access token of {@link SmartServer#ISSUER} for the shared server; a test changes what it is about. */
public final class AccessTokenClaims {

    private AccessTokenClaims() {}

    /** Claims with these scopes, for five minutes from now. */
    public static JWTClaimsSet.Builder with(String scopes) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(SmartServer.ISSUER.issuer())
                .subject("user-of-the-test")
                .audience(SmartServer.shared().base() + "/fhir")
                .claim("client_id", "app-of-the-test")
                .claim("scope", scopes)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }
}
