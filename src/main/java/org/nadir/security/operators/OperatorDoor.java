package org.nadir.security.operators;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.nadir.security.mode.SecurityProperties;
import org.nadir.security.mode.StatelessChain;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The chain of {@code /actuator}: whether the server is well may be asked by anyone, the rest by operators.
 *
 * <p>An operator is whoever reaches the actuator's own port ({@code management.server.port}), or has the password. In open
 * mode everyone on this machine is one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperatorProperties.class)
class OperatorDoor {

    private static final String[] FOR_ANYONE = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    @Bean
    @Order(40)
    SecurityFilterChain actuator(
            HttpSecurity http, SecurityProperties security, OperatorProperties operator, Environment settings)
            throws Exception {
        StatelessChain.of(http).securityMatcher("/actuator", "/actuator/**");
        if (!security.isSmart()) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
        return http.authenticationManager(new ProviderManager(passwords(operator)))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.requestMatchers(FOR_ANYONE)
                        .permitAll()
                        .requestMatchers(request -> isOnOwnPort(request, settings))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Who reaches a port of its own was let in by whoever opened it. */
    private static boolean isOnOwnPort(HttpServletRequest request, Environment settings) {
        Integer own = settings.getProperty("local.management.port", Integer.class);
        Integer main = settings.getProperty("local.server.port", Integer.class);
        return own != null && !own.equals(main) && request.getLocalPort() == own;
    }

    private static DaoAuthenticationProvider passwords(OperatorProperties operator) {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        List<UserDetails> users = operator.password() == null
                ? List.of()
                : List.of(User.withUsername(OperatorProperties.USER)
                        .password(encoder.encode(operator.password()))
                        .build());
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(users));
        provider.setPasswordEncoder(encoder);
        return provider;
    }
}
