package org.nadir.cdshooks;

import org.springframework.http.HttpStatus;

/** What the caller asks for is not open to it, whatever it sends along. */
public final class ForbiddenException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    public ForbiddenException(String message) {
        super(HttpStatus.FORBIDDEN, "forbidden", message);
    }
}
