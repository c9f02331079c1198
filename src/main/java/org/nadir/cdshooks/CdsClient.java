package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A CDS client whose signature was found good.
 *
 * @param issuer {@code iss} of its tokens
 * @param tenant which of the client's organisations calls, or an empty text
 * @param dialect how it is answered
 * @param readsOwnStore whether its calls may be answered from this server's own record
 */
public record CdsClient(String issuer, String tenant, Dialect dialect, boolean readsOwnStore) {

    /** The request attribute in which whoever checked the signature puts the client. */
    public static final String ATTRIBUTE = CdsClient.class.getName();

    /** A client that is answered by the specification and brings its own data. */
    public CdsClient(String issuer, String tenant) {
        this(issuer, tenant, Dialect.STRICT, false);
    }

    static Optional<CdsClient> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CdsClient client ? Optional.of(client) : Optional.empty();
    }
}
