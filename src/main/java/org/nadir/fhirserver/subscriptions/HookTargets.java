package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.net.URI;
import java.util.Set;

/** Says where a REST hook may go; a bean of this type takes the place of the default. */
@FunctionalInterface
interface HookTargets {

    /** Refuses an address with an exception for the caller. */
    void check(String endpoint);

    /** Any http or https address: who may write a Subscription may have anything called that this server reaches. */
    static HookTargets anyWebAddress() {
        return endpoint -> {
            if (!isWebAddress(endpoint)) {
                throw new UnprocessableEntityException(
                        "Subscription.channel.endpoint must be an http or https address with a host");
            }
        };
    }

    private static boolean isWebAddress(String endpoint) {
        try {
            URI address = URI.create(endpoint);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
