package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who makes a request, where that was proved. */
public sealed interface KnownCaller permits CdsClient, SmartApp {

    /** The request attribute in which whoever proved it puts the caller. */
    String ATTRIBUTE = KnownCaller.class.getName();

    static Optional<KnownCaller> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KnownCaller caller ? Optional.of(caller) : Optional.empty();
    }
}
