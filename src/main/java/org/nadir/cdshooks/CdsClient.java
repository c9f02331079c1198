package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A CDS client whose signature was found good.
 *
 * @param issuer {@code iss} of its tokens
 * @param tenant which of the client's organisations calls, or an empty text
 */
public record CdsClient(String issuer, String tenant) {

    /** The request attribute in which whoever checked the signature puts the client. */
    public static final String ATTRIBUTE = CdsClient.class.getName();

    static Optional<CdsClient> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CdsClient client ? Optional.of(client) : Optional.empty();
    }
}
