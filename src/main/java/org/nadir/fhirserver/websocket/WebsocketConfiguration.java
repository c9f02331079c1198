package org.nadir.fhirserver.websocket;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.subscription.channel.subscription.SubscriptionChannelRegistry;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionLoader;
import ca.uhn.fhir.jpa.subscription.match.registry.SubscriptionRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Puts the websocket and the operation that gives its tokens together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebsocketConfiguration {

    @Bean
    BindingTokens bindingTokens(DataSource database, Clock clock) {
        return BindingTokens.in(
                new JdbcTemplate(database), new TransactionTemplate(new DataSourceTransactionManager(database)), clock);
    }

    @Bean
    BindingTokenOperation bindingTokenOperation(
            DaoRegistry types, BindingTokens tokens, ObjectProvider<SocketAccess> access, Clock clock) {
        return new BindingTokenOperation(
                types.getResourceDao(Subscription.class), tokens, access.getIfAvailable(SocketAccess::open), clock);
    }

    @Bean
    SubscriptionSockets subscriptionSockets(
            BindingTokens tokens,
            SubscriptionRegistry active,
            SubscriptionChannelRegistry channels,
            SubscriptionLoader loader,
            Clock clock) {
        return new SubscriptionSockets(tokens, new SubscriptionPings(active, channels, loader), clock);
    }

    @Bean
    HandshakeInterceptor rememberedHandshake(ObjectProvider<SocketAccess> access) {
        return new Handshake.Remembering(access.getIfAvailable(SocketAccess::open));
    }

    @Bean
    SocketEnds socketEnds(SubscriptionSockets sockets) {
        return new SocketEnds(sockets);
    }
}
