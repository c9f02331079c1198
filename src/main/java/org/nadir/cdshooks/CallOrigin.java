package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where a call comes from.
 *
 * <p>The address follows the Host header. X-Forwarded headers count only where {@code server.forward-headers-strategy} is
 * set.
 *
 * @param self the address by which the caller reached this server: scheme, host and port, without a path
 * @param caller who makes the call, where callers are asked who they are
 */
public record CallOrigin(URI self, Optional<KnownCaller> caller) {

    public CallOrigin {
        if (!self.isAbsolute()) {
            throw new IllegalArgumentException("The origin of a call must be an absolute URI.");
        }
    }

    /** A call of somebody who was not asked. */
    public CallOrigin(URI self) {
        this(self, Optional.empty());
    }

    static CallOrigin of(HttpServletRequest request) {
        URI self = ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(null)
                .build()
                .toUri();
        return new CallOrigin(self, KnownCaller.of(request));
    }
}
