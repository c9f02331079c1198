package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The address by which the caller reached this server: scheme, host and port, without a path.
 *
 * <p>It follows the Host header. X-Forwarded headers count only where {@code server.forward-headers-strategy} is set.
 */
public record CallOrigin(URI self) {

    public CallOrigin {
        if (!self.isAbsolute()) {
            throw new IllegalArgumentException("The origin of a call must be an absolute URI.");
        }
    }

    static CallOrigin of(HttpServletRequest request) {
        return new CallOrigin(ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath(null)
                .build()
                .toUri());
    }
}
