package org.nadir.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * Names who makes a request, so that what was made for one caller is given to nobody else.
 *
 * <p>Declared here because those who keep something for a caller do not know how callers are told apart.
 */
@FunctionalInterface
public interface RequestOwner {

    /** The same name for each request of the same caller with the same rights. */
    String of(RequestDetails request);

    /** Where nobody is asked who they are, all are the same. */
    static RequestOwner nobody() {
        return request -> "";
    }
}
