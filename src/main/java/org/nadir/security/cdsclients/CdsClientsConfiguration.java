package org.nadir.security.cdsclients;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nadir.security.keys.RemoteKeys;
import org.nadir.security.mode.StatelessChain;
import org.nadir.security.tokens.BroughtTokens;
import org.nadir.security.tokens.FhirBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain of the CDS door in smart mode. In open mode no signature is asked for, and one that is sent not looked at. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CdsClientsProperties.class)
@ConditionalOnProperty(prefix = "nadir.security", name = "mode", havingValue = "smart")
class CdsClientsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CdsClientsConfiguration.class);

    private static final int CDS_HOOKS = 20;

    private static final String CLIENTS = "nadir.cds.clients";

    /** By the path that the container decoded; rather too wide than too narrow. */
    private static final RequestMatcher CDS_DOOR =
            request -> request.getServletPath().startsWith("/cds-services");

    @Bean
    ClientTokens clientTokens(Environment settings, RemoteKeys keys, FhirBase base, DataSource database, Clock clock) {
        SeenTokens seen = SeenTokens.in(
                new JdbcTemplate(database), new TransactionTemplate(new DataSourceTransactionManager(database)), clock);
        return new ClientTokens(listed(settings, keys::at), new Addressee(base), seen, clock);
    }

    @Bean
    @Order(CDS_HOOKS)
    SecurityFilterChain cdsHooksDoor(
            HttpSecurity http,
            ClientTokens tokens,
            BroughtTokens accessTokens,
            CdsClientsProperties properties,
            Clock clock)
            throws Exception {
        SignedCalls signedCalls = new SignedCalls(
                tokens,
                accessTokens::by,
                new FailedAttempts(properties.failedAttemptsPerMinute(), clock),
                new RefusalLog(clock),
                !properties.authenticateDiscovery());
        return StatelessChain.of(http.securityMatcher(CDS_DOOR))
                .addFilterBefore(signedCalls, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The clients of the settings; a key that no client has is a mistake and stops the start. */
    static List<ListedClient> listed(Environment settings, Function<URI, JWKSource<SecurityContext>> remote) {
        List<ClientSettings> clients = Binder.get(settings)
                .bind(
                        CLIENTS,
                        Bindable.listOf(ClientSettings.class),
                        new NoUnboundElementsBindHandler(
                                new IgnoreTopLevelConverterNotFoundBindHandler(), new UnboundElementsSourceFilter()))
                .orElse(List.of());
        if (clients.isEmpty()) {
            LOG.warn("No CDS client is listed in {}: every CDS call without an access token is refused", CLIENTS);
        }
        List<ListedClient> listed = new ArrayList<>();
        Set<String> issuers = new HashSet<>();
        for (ClientSettings client : clients) {
            String property = "%s[%d]".formatted(CLIENTS, listed.size());
            listed.add(ListedClient.of(property, client, remote));
            if (!issuers.add(listed.getLast().issuer())) {
                throw new IllegalArgumentException(
                        property + ".issuer: this issuer is listed twice; give all of it in one entry");
            }
        }
        return listed;
    }
}
