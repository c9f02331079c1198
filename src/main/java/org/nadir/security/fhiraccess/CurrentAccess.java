package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.security.scopes.Grant;

/** The access of the caller behind a request. */
final class CurrentAccess {

    private static final String KEY = Access.class.getName();

    private CurrentAccess() {}

    /**
     * The access that must be judged: empty for the server's own requests and for a caller to whom nothing is refused.
     *
     * <p>It is kept with HAPI's request, because searches go on after the servlet request is over.
     */
    static Optional<Access> restricting(@Nullable RequestDetails request) {
        return request instanceof ServletRequestDetails fromOutside
                ? Optional.of(of(fromOutside)).filter(access -> !access.isUnrestricted())
                : Optional.empty();
    }

    /** The access of a caller from outside; without a grant there is none. */
    static Access of(ServletRequestDetails request) {
        if (request.getUserData().get(KEY) instanceof Access known) {
            return known;
        }
        Access access = request.getServletRequest().getAttribute(Grant.ATTRIBUTE) instanceof Grant grant
                ? Access.of(grant)
                : Access.none();
        request.getUserData().put(KEY, access);
        return access;
    }
}
