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
 * @param client who signed the call, where clients are asked to sign
 */
public record CallOrigin(URI self, Optional<CdsClient> client) {

    public CallOrigin {
        if (!self.isAbsolute()) {
            throw new IllegalArgumentException("The origin of a call must be an absolute URI.");
        }
    }

    /** A call that nobody signed. */
    public CallOrigin(URI self) {
        this(self, Optional.empty());
    }

    static CallOrigin of(HttpServletRequest request) {
        URI self = ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(null)
                .build()
                .toUri();
        return new CallOrigin(self, CdsClient.of(request));
    }
}
