package org.nadir.security.authorizationserver;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the chain of the authorization server is made of. */
@Component
@OnlyWithAuthorizationServer
record Parts(
        AuthorizationServerProperties properties,
        Clients clients,
        ClientAssertions assertions,
        Authorizations authorizations,
        SigningKeys keys,
        Launches launches,
        ServerAddress address,
        Clock clock) {}
