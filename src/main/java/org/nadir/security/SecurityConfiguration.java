package org.nadir.security;

import org.nadir.security.mode.SecurityProperties;
import org.nadir.security.mode.StatelessChain;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The chain for what no other chain takes: pages, the guide, what everybody may read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    /** Chains of doors come first: authorization server 10, CDS Hooks 20, FHIR 30, actuator 40. */
    static final int LAST = 100;

    @Bean
    @Order(LAST)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return StatelessChain.of(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
