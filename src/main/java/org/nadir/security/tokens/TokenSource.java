package org.nadir.security.tokens;

/** How the claims of a token are come by, so that they can be believed. */
interface TokenSource {

    /**
     * The claims.
     *
     * @throws TokenRefusedException where the token is not the issuer's
     * @throws IssuerUnavailableException where that cannot be told now
     */
    TokenClaims claims(BearerToken token) throws TokenRefusedException, IssuerUnavailableException;
}
