package org.nadir.security.cdsclients;

/** Which check a call failed: for the operator's log, never for the caller. */
enum Refusal {
    NO_TOKEN("it has not exactly one Authorization header with a bearer token"),
    ACCESS_TOKEN("its access token does not count at /fhir (org.nadir.security.tokens at debug says why)"),
    FORM("the token is no signed JWT with claims of the right types"),
    ALGORITHM("alg is neither ES384 nor RS384"),
    TYPE("typ is not JWT"),
    HEADER("the token's header has crit, or brings a key along (jwk, x5c, x5u)"),
    KEY_ID("kid is missing"),
    ISSUER("iss is not among nadir.cds.clients"),
    KEY_ADDRESS("jku is not the listed jwk-set"),
    HOST("the server was called by a name that is not its own: set nadir.public-base-url"),
    AUDIENCE("aud is not the address that was called"),
    EXPIRY("exp is missing or past, or more than an hour after iat"),
    ISSUED("iat is missing or in the future"),
    NOT_YET("nbf is in the future"),
    TOKEN_ID("jti is missing or too long"),
    TENANT("tenant is not among the client's tenants"),
    KEYS("the client's keys cannot be read"),
    KEY("no key of the client has this kid and fits alg"),
    PUBLISHED_KEY("the key was published with its private part"),
    SIGNATURE("the signature is not of the client's key"),
    REPLAY("the token was used before");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
