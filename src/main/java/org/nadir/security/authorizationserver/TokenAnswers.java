package org.nadir.security.authorizationserver;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** Puts the launch context beside the access token, flat, as apps expect it. */
final class TokenAnswers implements Consumer<OAuth2AccessTokenAuthenticationContext> {

    private final Authorizations authorizations;

    TokenAnswers(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void accept(OAuth2AccessTokenAuthenticationContext answer) {
        OAuth2AccessTokenAuthenticationToken issued = answer.getAuthentication();
        Map<String, Object> parameters = new HashMap<>(issued.getAdditionalParameters());
        authorizations
                .find(issued.getAccessToken().getTokenValue())
                .flatMap(LaunchContext::of)
                .ifPresent(context -> {
                    context.patient().ifPresent(id -> {
                        parameters.put("patient", id);
                        parameters.put("need_patient_banner", true);
                    });
                    context.encounter().ifPresent(id -> parameters.put("encounter", id));
                    context.appContext().ifPresent(text -> parameters.put("appContext", text));
                });
        answer.getAccessTokenResponse().additionalParameters(parameters);
    }
}
