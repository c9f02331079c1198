package org.nadir.security.authorizationserver;

import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * What an EHR has open when it starts an app, or what the user picked.
 *
 * @param client the app it was made for
 * @param user reference of the user, such as {@code Practitioner/1}
 * @param patient id of the patient
 * @param encounter id of the encounter
 * @param appContext what only the app understands, handed on as it is: {@code appContext} of a link of CDS Hooks
 */
record LaunchContext(
        String client, String user, Optional<String> patient, Optional<String> encounter, Optional<String> appContext) {

    /** Where it stands in an authorization request and in an authorization; no parameter of a caller has this name. */
    static final String ATTRIBUTE = LaunchContext.class.getName();

    /** A context in which a user picked a patient. */
    LaunchContext(String client, String user, String patient, Optional<String> appContext) {
        this(client, user, Optional.of(patient), Optional.empty(), appContext);
    }

    /** The context of an authorization: what was picked, else what the EHR had open. */
    static Optional<LaunchContext> of(OAuth2Authorization authorization) {
        Object picked = authorization.getAttribute(ATTRIBUTE);
        if (picked instanceof LaunchContext context) {
            return Optional.of(context);
        }
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return Optional.ofNullable(request)
                .map(asked -> asked.getAdditionalParameters().get(ATTRIBUTE))
                .filter(LaunchContext.class::isInstance)
                .map(LaunchContext.class::cast);
    }
}
