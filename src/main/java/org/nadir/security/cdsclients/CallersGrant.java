package org.nadir.security.cdsclients;

import org.nadir.security.scopes.Grant;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What the access token grants with which the request of this thread came. */
final class CallersGrant {

    private CallersGrant() {}

    /** The grant of a {@link org.nadir.cdshooks.SmartApp}: a request of one always carries it. */
    static Grant current() {
        Object grant = RequestContextHolder.currentRequestAttributes()
                .getAttribute(Grant.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (grant instanceof Grant known) {
            return known;
        }
        throw new IllegalStateException("An app is known whose access token is not");
    }
}
