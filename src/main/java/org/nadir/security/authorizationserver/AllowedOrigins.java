package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which web pages may call: any may read what is public, those of registered apps may use the token endpoints. Cookies are
 * never accepted from elsewhere, and no page of another origin reaches the pages where people decide.
 */
final class AllowedOrigins implements CorsConfigurationSource {

    private static final Set<String> PUBLIC = Set.of(Addresses.OPENID, Addresses.METADATA, Addresses.KEYS);
    private static final Set<String> FOR_APPS = Set.of(Addresses.TOKEN, Addresses.REVOKE, Addresses.USER_INFO);

    private final CorsConfiguration anyone = new CorsConfiguration();
    private final CorsConfiguration apps = new CorsConfiguration();

    AllowedOrigins(Clients clients, AuthorizationServerProperties properties) {
        anyone.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anyone.setAllowedMethods(List.of("GET"));
        anyone.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        List<String> origins = new ArrayList<>();
        if (properties.trialClient()) {
            origins.addAll(List.of("http://localhost:[*]", "http://127.0.0.1:[*]"));
        }
        clients.all().stream()
                .flatMap(client -> client.redirectUris().stream())
                .filter(uri -> uri.startsWith("http"))
                .map(Page::origin)
                .forEach(origins::add);
        apps.setAllowedOriginPatterns(origins);
        apps.setAllowedMethods(List.of("GET", "POST"));
        apps.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept"));
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        if (PUBLIC.contains(request.getRequestURI())) {
            return anyone;
        }
        return FOR_APPS.contains(request.getRequestURI()) ? apps : null;
    }
}
