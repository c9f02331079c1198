package org.nadir.cdshooks;

import org.springframework.http.HttpStatus;

/** A request body that is longer than the server reads. */
public final class PayloadTooLargeException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    public PayloadTooLargeException(long maxRequestBytes) {
        super(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too-long",
                "The request body is longer than %d bytes (nadir.cds.max-request-bytes).".formatted(maxRequestBytes));
    }
}
