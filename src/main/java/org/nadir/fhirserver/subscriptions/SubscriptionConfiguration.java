package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.config.SubscriptionConfig;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscriptionChannelType;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionMatcherInterceptorConfig;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.validator.IChannelTypeValidator;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.validator.RestHookChannelValidator;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.validator.SubscriptionChannelTypeValidatorFactory;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription;
import org.nadir.outbound.OutboundGate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** R4 Subscriptions by REST hook and websocket. */
@Configuration(proxyBeanMethods = false)
@Import({
    SubscriptionConfig.class,
    SubscriptionSubmitterConfig.class,
    SubscriptionMatcherInterceptorConfig.class,
    SubscriptionProcessorConfig.class
})
public class SubscriptionConfiguration {

    /** Where HAPI's clients look for it. */
    public static final String WEBSOCKET_PATH = "/websocket";

    private static final long MATCH_EVERY_MILLIS = 1000;

    /** The address of the websocket beside a FHIR base. */
    public static String websocketAddress(String fhirBase) {
        return fhirBase.replaceFirst("^http", "ws").replaceFirst("/fhir/?$", WEBSOCKET_PATH);
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        SubscriptionSettings settings = new SubscriptionSettings();
        settings.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
        settings.addSupportedSubscriptionType(SubscriptionChannelType.WEBSOCKET);
        settings.setWebsocketContextPath(WEBSOCKET_PATH);
        settings.setSubscriptionIntervalInMs(MATCH_EVERY_MILLIS);
        return settings;
    }

    /** Takes the place of HAPI's bean of the same name. */
    @Bean
    IChannelTypeValidator restHookChannelValidator(HookTargets targets) {
        return new RestHookChannelValidator(targets::check);
    }

    @Bean
    HookTargets hookTargets(FhirContext context, OutboundGate gate) {
        return new HookTargets(context, gate);
    }

    /** HAPI makes its clients by the context: none of them calls anybody by itself. */
    @Bean
    SmartInitializingSingleton callsThroughTheGate(FhirContext context, OutboundGate gate) {
        return () -> context.setRestfulClientFactory(new GatedClients(context, gate));
    }

    /** Takes the place of HAPI's bean of the same name, which lets the other channels through. */
    @Bean
    SubscriptionChannelTypeValidatorFactory subscriptionChannelTypeValidatorFactory(
            IChannelTypeValidator restHookChannelValidator) {
        return new SubscriptionChannelTypeValidatorFactory(List.of(
                restHookChannelValidator,
                new RefusedChannel(CanonicalSubscriptionChannelType.EMAIL),
                new RefusedChannel(CanonicalSubscriptionChannelType.SMS),
                new RefusedChannel(CanonicalSubscriptionChannelType.MESSAGE)));
    }

    @Bean
    SubscribedTypes subscribedTypes(FhirContext context, ObjectProvider<SubscriptionRegistry> subscriptions) {
        return new SubscribedTypes(context, subscriptions);
    }

    @Bean
    DeliveryFailures deliveryFailures(FhirContext context) {
        return new DeliveryFailures(context);
    }

    /** HAPI asks for one even where no channel uses it. */
    @Bean
    IEmailSender noEmail() {
        return details -> {
            throw new UnsupportedOperationException("There is no email channel");
        };
    }

    @Bean
    EndedSubscriptions endedSubscriptions(DaoRegistry types, Clock clock) {
        return new EndedSubscriptions(types.getResourceDao(Subscription.class), clock);
    }

    /** Says at once that a channel is not there; HAPI would keep the subscription waiting for ever. */
    private record RefusedChannel(CanonicalSubscriptionChannelType type) implements IChannelTypeValidator {

        @Override
        public void validateChannelType(CanonicalSubscription subscription) {
            throw new UnprocessableEntityException("Subscription.channel.type must be rest-hook or websocket");
        }

        @Override
        public CanonicalSubscriptionChannelType getSubscriptionChannelType() {
            return type;
        }
    }
}
