package org.nadir.security.authorizationserver;

import java.util.Optional;
import java.util.Set;
import org.nadir.security.scopes.Level;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.stereotype.Component;

/** The authorizations that wait for the user's word, by the secret state of their pages. */
@Component
@OnlyWithAuthorizationServer
class PendingConsent {

    private final Authorizations authorizations;
    private final Clients clients;

    PendingConsent(Authorizations authorizations, Clients clients) {
        this.authorizations = authorizations;
        this.clients = clients;
    }

    /**
     * One that waits.
     *
     * @param state the secret of its pages
     * @param user who is asked
     * @param redirectUri where the answer goes
     */
    record Asked(
            OAuth2Authorization authorization,
            String state,
            String user,
            ClientProperties client,
            Set<String> scopes,
            String redirectUri) {

        /** What is open, or was picked. */
        Optional<LaunchContext> context() {
            return LaunchContext.of(authorization);
        }

        /** Whether a patient is still to be picked. */
        boolean needsPatient() {
            boolean reachesPatients = scopes.contains("launch/patient") || AskedScopes.reach(scopes, Level.PATIENT);
            return reachesPatients && context().flatMap(LaunchContext::patient).isEmpty();
        }
    }

    /** What waits under this state for the user of this browser. */
    Optional<Asked> find(String state) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return authorizations
                .find(state)
                .filter(found -> state.equals(found.getAttribute(OAuth2ParameterNames.STATE)))
                .filter(found -> user != null && found.getPrincipalName().equals(user.getName()))
                .flatMap(found -> asked(found, state));
    }

    /** Remembers the patient that the user picked. */
    void pick(Asked asked, String patient) {
        LaunchContext context = new LaunchContext(
                asked.client().id(), asked.user(), patient, asked.context().flatMap(LaunchContext::appContext));
        authorizations.save(OAuth2Authorization.from(asked.authorization())
                .attribute(LaunchContext.ATTRIBUTE, context)
                .build());
    }

    private Optional<Asked> asked(OAuth2Authorization found, String state) {
        OAuth2AuthorizationRequest request = found.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null || request.getRedirectUri() == null) {
            return Optional.empty();
        }
        return clients.settings(request.getClientId())
                .map(client -> new Asked(
                        found, state, found.getPrincipalName(), client, request.getScopes(), request.getRedirectUri()));
    }
}
