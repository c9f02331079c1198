package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where callers reach this server: the public address of the settings, else the one that they called. */
@Component
@OnlyWithAuthorizationServer
class ServerAddress {

    private final Optional<String> configured;

    ServerAddress(@Value("${nadir.public-base-url:#{null}}") @Nullable String publicBaseUrl) {
        this.configured = Optional.ofNullable(publicBaseUrl).map(url -> url.replaceAll("/+$", ""));
    }

    /** The configured address; none where each caller's own counts. */
    Optional<String> configured() {
        return configured;
    }

    /** Without a slash at the end; also the name of the issuer. */
    String of(HttpServletRequest request) {
        return configured.orElseGet(() -> UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath("")
                .replaceQuery(null)
                .fragment(null)
                .build()
                .toUriString());
    }

    /** The FHIR base of the server with this issuer. */
    static String fhirBase(String issuer) {
        return issuer + "/fhir";
    }
}
