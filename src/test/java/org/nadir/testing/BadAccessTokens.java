package org.nadir.testing;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What must open nothing on the shared server in smart mode where an access token is asked for. */
public final class BadAccessTokens {

    private static final String ALL = "user/*.cruds system/*.cruds";

    private BadAccessTokens() {}

    /** Each with another fault. */
    public static List<BadToken> all() {
        List<BadToken> tokens = new ArrayList<>(
                BadTokens.from(SmartServer.ISSUER, AccessTokenClaims.with(ALL).build()));
        tokens.add(signed("no scope", AccessTokenClaims.with(ALL).claim("scope", null)));
        tokens.add(signed("an empty scope", AccessTokenClaims.with("  ")));
        tokens.add(
                signed("a scope that is a number", AccessTokenClaims.with(ALL).claim("scope", 1)));
        tokens.add(signed(
                "an id_token", AccessTokenClaims.with(ALL).claim("scope", null).claim("nonce", "n")));
        tokens.add(signed("an id_token with scopes", AccessTokenClaims.with(ALL).claim("nonce", "n")));
        tokens.add(
                signed("an id_token by its at_hash", AccessTokenClaims.with(ALL).claim("at_hash", "x")));
        tokens.add(signed("an id_token of Keycloak", AccessTokenClaims.with(ALL).claim("typ", "ID")));
        tokens.add(signed(
                "a refresh token of Keycloak", AccessTokenClaims.with(ALL).claim("typ", "Refresh")));
        tokens.add(signed("an id_token of Cognito", AccessTokenClaims.with(ALL).claim("token_use", "id")));
        tokens.add(
                signed("an id_token for the client", AccessTokenClaims.with(ALL).audience("app-of-the-test")));
        tokens.add(signed("a client's assertion", AccessTokenClaims.with(ALL).subject(SmartServer.ISSUER.issuer())));
        tokens.add(signed("a patient that is no id", AccessTokenClaims.with(ALL).claim("patient", "1 or 2")));
        tokens.add(new BadToken("an opaque token of nobody", "opaque-" + UUID.randomUUID()));
        tokens.add(new BadToken("a token of 7000 letters", "A".repeat(7000)));
        return tokens;
    }

    private static BadToken signed(String why, JWTClaimsSet.Builder claims) {
        return new BadToken(why, SmartServer.ISSUER.sign(claims.build()));
    }
}
