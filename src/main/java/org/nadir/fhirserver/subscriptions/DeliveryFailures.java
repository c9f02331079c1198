package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import org.nadir.outbound.OutboundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that an app does not take its delivery; HAPI's own log, three lines for each of many tries, is off. */
@Interceptor
public class DeliveryFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFailures.class);
    private static final String TOLD = "nadir-failure-told";

    private final FhirContext context;

    DeliveryFailures(FhirContext context) {
        this.context = context;
    }

    @Hook(Pointcut.SUBSCRIPTION_AFTER_DELIVERY_FAILED)
    public void failed(ResourceDeliveryMessage message, Exception failure) {
        if (message.getAttribute(TOLD).isPresent()) {
            return;
        }
        message.setAttribute(TOLD, "yes");
        LOG.warn(
                "Subscription/{}: its endpoint did not take a delivery ({}); trying again for a minute",
                message.getSubscriptionId(context),
                reason(failure));
    }

    /** Only what the gate says: other messages may quote what was delivered. */
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutboundException told) {
                return String.valueOf(told.getMessage());
            }
        }
        return failure.getClass().getSimpleName();
    }
}
