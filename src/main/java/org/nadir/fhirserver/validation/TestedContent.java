package org.nadir.fhirserver.validation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;

/**
 * Marks a request that stores what comes with the program: the build has validated it, and a start must not wait for it
 * to be validated again.
 *
 * <p>The mark lies where only code of the server can put it; nothing that a client sends gets there.
 */
public final class TestedContent {

    private static final Object KEY = new Object();

    private TestedContent() {}

    /** Marks a request of the server's own, and gives it back. */
    public static <R extends RequestDetails> R mark(R request) {
        request.getUserData().put(KEY, true);
        return request;
    }

    static boolean isMarked(@Nullable RequestDetails request) {
        return request != null && request.getUserData().containsKey(KEY);
    }
}
