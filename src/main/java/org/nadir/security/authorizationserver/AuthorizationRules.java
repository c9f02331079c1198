package org.nadir.security.authorizationserver;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/**
 * What SMART asks of an authorization request beyond OAuth: the redirect URI as registered, a state, an audience that is
 * this FHIR server, and a launch that is under way. The framework asks for PKCE with S256 after this.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#obtain-authorization-code">SMART 2.2</a>
 */
final class AuthorizationRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private final Clients clients;

    AuthorizationRules(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        String redirectUri = asked.getRedirectUri();
        if (redirectUri == null || !clients.mayRedirect(asked.getClientId(), redirectUri)) {
            throw refusal(
                    asked,
                    null,
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "redirect_uri is not one that the client registered");
        }
        Map<String, Object> parameters = asked.getAdditionalParameters();
        String fhirBase = ServerAddress.fhirBase(
                AuthorizationServerContextHolder.getContext().getIssuer());
        require(
                fhirBase.equals(String.valueOf(parameters.get("aud")).replaceAll("/$", "")),
                asked,
                "aud must be " + fhirBase);
        require(asked.getState() != null && !asked.getState().isBlank(), asked, "state is missing");
        if (asked.getScopes().isEmpty()) {
            throw refusal(
                    asked,
                    redirectUri,
                    OAuth2ErrorCodes.INVALID_SCOPE,
                    "none of the scopes is registered for the client");
        }
        require(
                isLaunched(asked) || !asked.getScopes().contains("launch"),
                asked,
                "launch is missing, unknown, used or too old, or was made for another app");
    }

    /** Whether the context of the EHR is there, or the framework already took it over. */
    private static boolean isLaunched(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return asked.getAdditionalParameters().get(LaunchContext.ATTRIBUTE) instanceof LaunchContext;
    }

    private static void require(
            boolean holds, OAuth2AuthorizationCodeRequestAuthenticationToken asked, String otherwise) {
        if (!holds) {
            throw refusal(asked, asked.getRedirectUri(), OAuth2ErrorCodes.INVALID_REQUEST, otherwise);
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            @Nullable String redirectUri,
            String code,
            String description) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(code, description, null),
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        (Authentication) asked.getPrincipal(),
                        redirectUri,
                        asked.getState(),
                        Set.copyOf(asked.getScopes()),
                        Map.of()));
    }
}
