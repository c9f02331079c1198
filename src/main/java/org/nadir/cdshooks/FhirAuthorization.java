package org.nadir.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * The caller's permission to read from its FHIR server, valid for this call only.
 *
 * <p>The token may go to {@code fhirServer} and nowhere else: not into a log, a store or an answer.
 *
 * @param scope SMART scopes as sent, or an empty text
 * @param subject the caller's client id for this service, or an empty text
 * @param patient the patient to whom patient scopes are bound
 */
public record FhirAuthorization(
        String accessToken,
        String tokenType,
        @Nullable Long expiresIn,
        String scope,
        String subject,
        @Nullable String patient) {

    public FhirAuthorization {
        Require.text("fhirAuthorization.access_token", accessToken);
    }

    /** Leaves out the token and the patient. */
    @Override
    public String toString() {
        return "FhirAuthorization[accessToken=hidden, tokenType=%s, expiresIn=%s, scope=%s, subject=%s]"
                .formatted(tokenType, expiresIn, scope, subject);
    }
}
