package org.nadir.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the pages must know of the server before they ask it anything; nothing in it is secret.
 *
 * @param version of this server
 * @param securityMode {@code open} or {@code smart}
 * @param fhirBase the path of the FHIR door
 * @param clientId as whom the pages sign in at the authorization server
 * @param launchPage where an app can be launched as from an EHR; absent where the authorization server to try with is off
 * @param websocket the path of the door of subscriptions
 * @param defaultProtocol canonical of the protocol that advises where a study brings none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageSettings(
        String version,
        String securityMode,
        String fhirBase,
        String clientId,
        @Nullable String launchPage,
        String websocket,
        String defaultProtocol) {}
