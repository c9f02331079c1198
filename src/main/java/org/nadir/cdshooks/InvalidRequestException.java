package org.nadir.cdshooks;

import org.springframework.http.HttpStatus;

/** A request that does not follow the specification, or contradicts itself. */
public final class InvalidRequestException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the field and not its value, which may be the patient's.
     *
     * @param field the path in the body, such as {@code context.patientId}
     * @param expectation what should have been there, such as {@code a text}
     */
    public InvalidRequestException(String field, String expectation) {
        super(HttpStatus.BAD_REQUEST, "invalid", "%s: expected %s.".formatted(field, expectation));
    }
}
