package org.nadir.security.authorizationserver;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the embedded authorization server.
 *
 * @param enabled whether it is on; only in smart mode
 * @param beyondLoopback whether it may run where the server listens on an address that others reach
 * @param trialClient whether the public client {@code nadir-app} exists, for apps on this machine
 * @param clients the registered clients
 */
@ConfigurationProperties("nadir.security.authorization-server")
record AuthorizationServerProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean beyondLoopback,
        @DefaultValue("true") boolean trialClient,
        @DefaultValue List<ClientProperties> clients) {

    AuthorizationServerProperties {
        clients = List.copyOf(clients);
    }
}
