package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads an authorization request: the scopes are those asked for as far as registered, and the EHR's context joins it. */
final class AuthorizationRequests implements AuthenticationConverter {

    private final AuthenticationConverter standard = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final Clients clients;

    AuthorizationRequests(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication read = standard.convert(request);
        if (!(read instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            return read;
        }
        Map<String, Object> parameters = new HashMap<>(asked.getAdditionalParameters());
        parameters.remove(LaunchContext.ATTRIBUTE);
        if (request.getAttribute(LaunchContext.ATTRIBUTE) instanceof LaunchContext context) {
            parameters.put(LaunchContext.ATTRIBUTE, context);
        }
        Set<String> registered = clients.settings(asked.getClientId())
                .map(client -> Set.copyOf(client.scopes().stream().distinct().toList()))
                .orElse(Set.of());
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) asked.getPrincipal(),
                asked.getRedirectUri(),
                asked.getState(),
                AskedScopes.within(asked.getScopes(), registered),
                parameters);
    }
}
