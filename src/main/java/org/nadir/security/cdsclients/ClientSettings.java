package org.nadir.security.cdsclients;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.Dialect;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A CDS client whose signed calls are taken, {@code nadir.cds.clients[n]}.
 *
 * @param issuer its name, to the letter what stands in {@code iss}
 * @param jwkSet where its public keys are
 * @param keys its public keys as a JWK set in JSON, for a client without such an address
 * @param tenants which {@code tenant} may call; without any, {@code tenant} is not looked at
 * @param dialect how it is answered
 * @param readsOwnStore whether its calls may be answered from this server's own record, for any patient they name
 * @param audience what {@code aud} names in place of the address, where the client's operator types it by hand
 */
record ClientSettings(
        @Nullable String issuer,
        @Nullable URI jwkSet,
        @Nullable String keys,
        @DefaultValue Set<String> tenants,
        @DefaultValue("strict") Dialect dialect,
        @DefaultValue("false") boolean readsOwnStore,
        @DefaultValue List<String> audience) {

    ClientSettings {
        tenants = Set.copyOf(tenants);
        audience = List.copyOf(audience);
    }
}
