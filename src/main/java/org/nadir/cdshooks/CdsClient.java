package org.nadir.cdshooks;

/**
 * A CDS client whose signature was found good.
 *
 * @param issuer {@code iss} of its tokens
 * @param tenant which of the client's organisations calls, or an empty text
 * @param dialect how it is answered
 * @param readsOwnStore whether its calls may be answered from this server's own record
 */
public record CdsClient(String issuer, String tenant, Dialect dialect, boolean readsOwnStore) implements KnownCaller {

    /** A client that is answered by the specification and brings its own data. */
    public CdsClient(String issuer, String tenant) {
        this(issuer, tenant, Dialect.STRICT, false);
    }
}
