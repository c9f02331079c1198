package org.nadir.cdshooks;

import org.springframework.http.HttpStatus;

/** Data that a service needs can be had neither from the prefetch nor from a FHIR server. */
public final class PreconditionFailedException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    public PreconditionFailedException(String message) {
        super(HttpStatus.PRECONDITION_FAILED, "incomplete", message);
    }
}
