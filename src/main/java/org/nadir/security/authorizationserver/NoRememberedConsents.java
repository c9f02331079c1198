package org.nadir.security.authorizationserver;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** Asks anew at each launch, so that everyone sees what an app is given. */
final class NoRememberedConsents implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // Nothing is remembered.
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // Nothing is remembered.
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String principalName) {
        return null;
    }
}
