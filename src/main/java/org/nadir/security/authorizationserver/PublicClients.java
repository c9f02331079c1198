package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public client refresh and revoke by its id alone; the framework knows it only with a code verifier. What it holds,
 * the refresh token, is the proof, and belongs to it.
 */
final class PublicClients implements AuthenticationConverter, AuthenticationProvider {

    private static final String WITHOUT_CODE = PublicClients.class.getName();

    private final Clients clients;
    private final Authorizations authorizations;

    PublicClients(Clients clients, Authorizations authorizations) {
        this.clients = clients;
        this.authorizations = authorizations;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String[] ids = ids(request);
        boolean refreshes = request.getRequestURI().equals(Addresses.TOKEN)
                && "refresh_token".equals(request.getParameter("grant_type"));
        boolean revokes = request.getRequestURI().equals(Addresses.REVOKE);
        boolean provesMore = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter("client_secret") != null
                || request.getParameter("client_assertion") != null;
        if (provesMore || request.getParameter("code_verifier") != null) {
            return null;
        }
        if (!(refreshes || revokes) || ids.length != 1) {
            // The framework would answer this without a body.
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(
                ids[0], ClientAuthenticationMethod.NONE, null, Map.of(WITHOUT_CODE, true));
    }

    /** The ids that are named; widespread apps refresh without naming one, and their token says whose it is. */
    private String[] ids(HttpServletRequest request) {
        String[] named = request.getParameterValues("client_id");
        String token = request.getParameter("refresh_token");
        if (named != null || token == null) {
            return named == null ? new String[0] : named;
        }
        return authorizations.find(token).stream()
                .map(OAuth2Authorization::getRegisteredClientId)
                .toArray(String[]::new);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken asked = (OAuth2ClientAuthenticationToken) authentication;
        if (!asked.getAdditionalParameters().containsKey(WITHOUT_CODE)) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(asked.getPrincipal().toString());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
