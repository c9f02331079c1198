package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.config.SubscriptionConfig;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.match.deliver.websocket.SubscriptionWebsocketHandler;
import ca.uhn.fhir.jpa.subscription.match.deliver.websocket.WebsocketConnectionValidator;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionMatcherInterceptorConfig;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.validator.IChannelTypeValidator;
import ca.uhn.fhir.jpa.subscription.submit.interceptor.validator.RestHookChannelValidator;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.PerConnectionWebSocketHandler;

/** R4 Subscriptions by REST hook and websocket. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@Import({
    SubscriptionConfig.class,
    SubscriptionSubmitterConfig.class,
    SubscriptionMatcherInterceptorConfig.class,
    SubscriptionProcessorConfig.class
})
class SubscriptionConfiguration {

    /** Where HAPI's clients look for it. */
    static final String WEBSOCKET_PATH = "/websocket";

    private static final long MATCH_EVERY_MILLIS = 1000;

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
    IChannelTypeValidator restHookChannelValidator(ObjectProvider<HookTargets> targets) {
        return new RestHookChannelValidator(targets.getIfAvailable(HookTargets::anyWebAddress)::check);
    }

    @Bean
    SubscribedTypes subscribedTypes(FhirContext context, ObjectProvider<SubscriptionRegistry> subscriptions) {
        return new SubscribedTypes(context, subscriptions);
    }

    /** HAPI asks for one even where no channel uses it. */
    @Bean
    IEmailSender noEmail() {
        return details -> {
            throw new UnsupportedOperationException("There is no email channel");
        };
    }

    @Bean
    WebsocketConnectionValidator websocketConnectionValidator() {
        return new WebsocketConnectionValidator();
    }

    @Bean
    WebSocketHandler subscriptionWebSocketHandler() {
        return new PerConnectionWebSocketHandler(SubscriptionWebsocketHandler.class);
    }

    @Bean
    WebSocketConfigurer websocketAddress(
            WebSocketHandler subscriptionWebSocketHandler, FhirServerProperties properties) {
        return registry -> registry.addHandler(subscriptionWebSocketHandler, WEBSOCKET_PATH)
                .setAllowedOriginPatterns(properties.fhir().allowedOrigins().toArray(String[]::new));
    }
}
