package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.net.URI;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where a REST hook may go: who may write a Subscription must not be able to have anything called that this server
 * reaches. Asked when a Subscription is written and again at each delivery, for names and settings change.
 */
@Interceptor
public class HookTargets {

    private static final Logger LOG = LoggerFactory.getLogger(HookTargets.class);

    private final FhirContext context;
    private final OutboundGate gate;

    HookTargets(FhirContext context, OutboundGate gate) {
        this.context = context;
        this.gate = gate;
    }

    /** Refuses an address with an exception for the caller. */
    void check(String endpoint) {
        try {
            gate.check(URI.create(endpoint));
        } catch (OutboundException refused) {
            throw new UnprocessableEntityException("Subscription.channel.endpoint: " + refused.getMessage());
        } catch (IllegalArgumentException malformed) {
            throw new UnprocessableEntityException(
                    "Subscription.channel.endpoint must be an http or https address with a host");
        }
    }

    /** Leaves out a delivery that may not be made; trying again would change nothing. */
    @Hook(Pointcut.SUBSCRIPTION_BEFORE_REST_HOOK_DELIVERY)
    public boolean mayBeCalled(CanonicalSubscription subscription, ResourceDeliveryMessage message) {
        try {
            check(String.valueOf(subscription.getEndpointUrl()));
            return true;
        } catch (UnprocessableEntityException refused) {
            LOG.warn("{}: nothing was delivered; {}", message.getSubscriptionId(context), refused.getMessage());
            return false;
        }
    }
}
