package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.nadir.security.tokens.FhirBase;
import org.springframework.stereotype.Component;

/** Where callers reach this server: the public address of the settings, else the one that they called. */
@Component
@OnlyWithAuthorizationServer
class ServerAddress {

    private final FhirBase base;

    ServerAddress(FhirBase base) {
        this.base = base;
    }

    /** The configured address; none where each caller's own counts. */
    Optional<String> configured() {
        return base.configured().map(ServerAddress::withoutPath);
    }

    /** Without a slash at the end; also the name of the issuer. */
    String of(HttpServletRequest request) {
        return withoutPath(base.of(request));
    }

    private static String withoutPath(String fhirBase) {
        return fhirBase.substring(0, fhirBase.length() - FhirBase.PATH.length());
    }

    /** The FHIR base of the server with this issuer. */
    static String fhirBase(String issuer) {
        return issuer + FhirBase.PATH;
    }
}
