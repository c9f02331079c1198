package org.nadir.security.mode;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;

/** What every door of this server has in common: no sessions, no forms, the headers of package {@code headers}. */
public final class StatelessChain {

    private StatelessChain() {}

    /** Prepares the chain of a door that is called with tokens and never with cookies. */
    public static HttpSecurity of(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // Package headers sets them in front of all filters, so that a refusal has them too.
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults());
    }
}
