package org.nadir.security.tokens;

import org.nadir.fhirserver.subscriptions.SubscriptionConfiguration;
import org.nadir.security.mode.SecurityProperties;
import org.nadir.security.mode.StatelessChain;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The chain of the FHIR door, where access tokens are asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TokenProperties.class, PublicAddress.class})
class TokenConfiguration {

    private static final int FHIR = 30;

    /** By the servlet that the container chose, so that there is no second opinion about which door was meant. */
    private static final RequestMatcher FHIR_DOOR = request -> {
        String path = request.getServletPath();
        return path.equals(FhirBase.PATH)
                || path.startsWith(FhirBase.PATH + "/")
                || path.startsWith(SubscriptionConfiguration.WEBSOCKET_PATH);
    };

    @Bean
    ServletRegistrationBean<SmartConfigurationServlet> smartConfiguration(
            SmartDiscovery discovery, SecurityProperties security) {
        return new ServletRegistrationBean<>(
                new SmartConfigurationServlet(discovery, security.isSmart()), SmartConfigurationServlet.PATH);
    }

    @Bean
    @ConditionalOnProperty(prefix = "nadir.security", name = "mode", havingValue = "smart")
    CapabilitySecurity capabilitySecurity(SmartDiscovery discovery) {
        return new CapabilitySecurity(discovery);
    }

    @Bean
    @Order(FHIR)
    @ConditionalOnProperty(prefix = "nadir.security", name = "mode", havingValue = "smart")
    SecurityFilterChain fhirDoor(HttpSecurity http, AccessTokens tokens) throws Exception {
        return StatelessChain.of(http.securityMatcher(FHIR_DOOR))
                .addFilterBefore(new TokenFilter(tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
