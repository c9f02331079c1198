package org.nadir.security.authorizationserver;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says at the start what the embedded authorization server is not, and stops where others could reach it. */
@Component
@OnlyWithAuthorizationServer
class TrialOnly {

    private static final Logger LOG = LoggerFactory.getLogger(TrialOnly.class);

    TrialOnly(AuthorizationServerProperties properties, @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        boolean reachable = address == null || !address.isLoopbackAddress();
        if (reachable && !properties.beyondLoopback()) {
            throw new IllegalStateException("The embedded authorization server asks nobody for a password, so it runs only"
                    + " on a loopback address. Use an issuer of your own (nadir.security.issuers), or, where only this"
                    + " machine reaches the server, set nadir.security.authorization-server.beyond-loopback=true");
        }
        LOG.warn("The embedded authorization server is on. It is for trying out and for tests: whoever reaches it can"
                + " act as any user and open any patient");
    }
}
