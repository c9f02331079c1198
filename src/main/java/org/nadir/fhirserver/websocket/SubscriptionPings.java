package org.nadir.fhirserver.websocket;

import ca.uhn.fhir.broker.api.IMessageListener;
import ca.uhn.fhir.jpa.subscription.channel.subscription.SubscriptionChannelRegistry;
import ca.uhn.fhir.jpa.subscription.channel.subscription.SubscriptionResourceDeliveryMessageConsumer;
import ca.uhn.fhir.jpa.subscription.match.registry.ActiveSubscription;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionLoader;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscriptionChannelType;
import ca.uhn.fhir.jpa.subscription.model.ResourceDeliveryMessage;
import ca.uhn.fhir.rest.server.messaging.IMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What HAPI delivers on this node, by subscription. */
class SubscriptionPings {

    private final SubscriptionRegistry active;
    private final SubscriptionChannelRegistry channels;
    private final SubscriptionLoader loader;

    SubscriptionPings(SubscriptionRegistry active, SubscriptionChannelRegistry channels, SubscriptionLoader loader) {
        this.active = active;
        this.channels = channels;
        this.loader = loader;
    }

    /** Whether a subscription is served on this node. */
    boolean isActive(String subscription) {
        return active.get(subscription) != null;
    }

    /** Looks for a subscription that is not known, since a node learns only once a minute what others were told. */
    void lookFor(String subscription) {
        if (!isActive(subscription)) {
            loader.forceRefresh();
        }
    }

    /** Calls back for each match until the returned action is run; nothing where no such subscription is active. */
    Optional<Runnable> listen(String subscription, Runnable ping) {
        @Nullable ActiveSubscription found = active.get(subscription);
        if (found == null || found.getChannelType() != CanonicalSubscriptionChannelType.WEBSOCKET) {
            return Optional.empty();
        }
        @Nullable
        SubscriptionResourceDeliveryMessageConsumer deliveries =
                channels.getDeliveryConsumerWithListeners(found.getChannelName());
        if (deliveries == null) {
            return Optional.empty();
        }
        Listener listener = new Listener(found, ping);
        deliveries.addListener(listener);
        return Optional.of(() -> deliveries.removeListener(listener));
    }

    /** Subscriptions may share a channel, and each is told of its own matches only. */
    private record Listener(ActiveSubscription subscription, Runnable ping)
            implements IMessageListener<ResourceDeliveryMessage> {

        @Override
        public void handleMessage(IMessage<ResourceDeliveryMessage> message) {
            if (subscription.getSubscription().equals(message.getPayload().getSubscription())) {
                ping.run();
            }
        }

        @Override
        public Class<ResourceDeliveryMessage> getPayloadType() {
            return ResourceDeliveryMessage.class;
        }
    }
}
