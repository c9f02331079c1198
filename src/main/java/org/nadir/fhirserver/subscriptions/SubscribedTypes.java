package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import ca.uhn.fhir.jpa.subscription.model.ResourceModifiedMessage;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Hands a write to HAPI's matching only where somebody may have subscribed to its type: a bulk load that nobody
 * listens to would else put a row and a task behind each resource.
 */
@Interceptor
public class SubscribedTypes {

    private final FhirContext context;
    private final ObjectProvider<SubscriptionRegistry> subscriptions;

    SubscribedTypes(FhirContext context, ObjectProvider<SubscriptionRegistry> subscriptions) {
        this.context = context;
        this.subscriptions = subscriptions;
    }

    /** Alerts always go: another node may know a subscription that this one has not heard of yet. */
    @Hook(Pointcut.SUBSCRIPTION_RESOURCE_MODIFIED)
    public boolean isOfInterest(ResourceModifiedMessage message) {
        String type = String.valueOf(message.getResourceType(context));
        return type.equals("Subscription")
                || type.equals("DetectedIssue")
                || subscriptions.getObject().getAll().stream()
                        .map(active -> active.getSubscription().getCriteriaString())
                        .anyMatch(criteria -> criteria == null || isAbout(criteria, type));
    }

    private static boolean isAbout(String criteria, String type) {
        return criteria.startsWith("[") || criteria.equals(type) || criteria.startsWith(type + "?");
    }
}
