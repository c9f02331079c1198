package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
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
                failure.getClass().getSimpleName());
    }
}
