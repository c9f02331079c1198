package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Scope;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads what a backend service asks for: system scopes, as far as registered. */
final class BackendRequests implements AuthenticationConverter {

    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        Authentication read = standard.convert(request);
        if (!(read instanceof OAuth2ClientCredentialsAuthenticationToken asked)
                || !(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)) {
            return read;
        }
        RegisteredClient registered = client.getRegisteredClient();
        Set<String> granted =
                registered == null ? Set.of() : AskedScopes.within(asked.getScopes(), registered.getScopes());
        boolean onlySystem = granted.stream().allMatch(text -> Scope.parse(text)
                .filter(scope -> scope.level() == Level.SYSTEM)
                .isPresent());
        if (granted.isEmpty() || !onlySystem) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
        }
        return new OAuth2ClientCredentialsAuthenticationToken(client, granted, asked.getAdditionalParameters());
    }
}
