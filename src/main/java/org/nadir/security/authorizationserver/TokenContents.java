package org.nadir.security.authorizationserver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What stands in the tokens: RFC 9068 for access tokens, with the launch context; the user in OpenID's. */
final class TokenContents implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** Either asks for the claim {@code fhirUser}; {@code profile} is SMART 1's. */
    private static final Set<String> USER_SCOPES = Set.of("fhirUser", "profile");

    @Override
    public void customize(JwtEncodingContext token) {
        String fhirBase =
                ServerAddress.fhirBase(token.getAuthorizationServerContext().getIssuer());
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            access(token, fhirBase);
        } else {
            // The refreshed token may be narrower; the user agreed to what was authorized.
            Optional.ofNullable(token.getAuthorization())
                    .filter(authorization ->
                            authorization.getAuthorizedScopes().stream().anyMatch(USER_SCOPES::contains))
                    .ifPresent(authorization -> token.getClaims().claim("fhirUser", user(authorization, fhirBase)));
        }
    }

    private static void access(JwtEncodingContext token, String fhirBase) {
        token.getJwsHeader().type("at+jwt");
        token.getClaims()
                .audience(List.of(fhirBase))
                .claim("client_id", token.getRegisteredClient().getClientId())
                .claim("scope", String.join(" ", token.getAuthorizedScopes()));
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            return;
        }
        Optional.ofNullable(token.getAuthorization()).ifPresent(authorization -> {
            token.getClaims().claim("fhirUser", user(authorization, fhirBase));
            LaunchContext.of(authorization).ifPresent(context -> {
                context.patient().ifPresent(id -> token.getClaims().claim("patient", id));
                context.encounter().ifPresent(id -> token.getClaims().claim("encounter", id));
            });
        });
    }

    private static String user(OAuth2Authorization authorization, String fhirBase) {
        return fhirBase + "/" + authorization.getPrincipalName();
    }
}
