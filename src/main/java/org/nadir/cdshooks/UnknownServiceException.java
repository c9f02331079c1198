package org.nadir.cdshooks;

import java.util.Collection;
import org.springframework.http.HttpStatus;

/** A call to an id that no service has. */
public final class UnknownServiceException extends CdsHooksException {

    private static final long serialVersionUID = 1L;

    public UnknownServiceException(Collection<String> knownIds) {
        super(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no CDS service at this address. Known ids: %s.".formatted(String.join(", ", knownIds)));
    }
}
