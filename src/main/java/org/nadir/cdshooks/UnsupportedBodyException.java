package org.nadir.cdshooks;

import org.springframework.http.HttpStatus;

/** A body in a format or a coding that this door does not read. */
final class UnsupportedBodyException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    UnsupportedBodyException(String header, String expectation) {
        super(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "%s: expected %s.".formatted(header, expectation));
    }
}
