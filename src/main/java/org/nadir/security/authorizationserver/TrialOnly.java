package org.nadir.security.authorizationserver;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.nadir.security.mode.UnsafeStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says at the start what the embedded authorization server is not, and stops where others could reach it. */
@Component
@OnlyWithAuthorizationServer
class TrialOnly {

    private static final Logger LOG = LoggerFactory.getLogger(TrialOnly.class);

    TrialOnly(
            AuthorizationServerProperties properties,
            @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        boolean reachable = address == null || !address.isLoopbackAddress();
        if (reachable && !properties.beyondLoopback()) {
            throw new UnsafeStartException(
                    "The embedded authorization server asks nobody for a password, and server.address lets others reach it.",
                    "Either set server.address=127.0.0.1, or use an issuer of your own (nadir.security.issuers), or, where"
                            + " something else keeps others out, set"
                            + " nadir.security.authorization-server.beyond-loopback=true.");
        }
        LOG.warn("The embedded authorization server is on. It is for trying out and for tests: whoever reaches it can"
                + " act as any user and open any patient");
    }
}
