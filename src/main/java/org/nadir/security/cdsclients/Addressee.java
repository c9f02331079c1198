package org.nadir.security.cdsclients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.nadir.security.tokens.FhirBase;

/**
 * Whether a token is meant for the address that was called: the whole address, to the letter.
 *
 * <p>The own name is {@code nadir.public-base-url}. Without it a call's Host header counts only where it names this
 * machine, because a token for another service would else pass under that service's name.
 */
final class Addressee {

    private static final String SERVICES = "/cds-services";

    private final FhirBase base;

    Addressee(FhirBase base) {
        this.base = base;
    }

    /**
     * Refuses a token for someone else.
     *
     * @param byHand what a client names in place of the address; a value with the path of an endpoint counts there only
     */
    void check(List<String> audience, List<String> byHand, HttpServletRequest request) throws TokenRefusedException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean meant = byHand.isEmpty()
                ? audience.contains(self(request) + path)
                : byHand.stream()
                        .filter(value -> !value.contains(SERVICES) || value.endsWith(path))
                        .anyMatch(audience::contains);
        if (!meant) {
            throw new TokenRefusedException(Refusal.AUDIENCE);
        }
    }

    private String self(HttpServletRequest request) throws TokenRefusedException {
        String fhir = base.of(request);
        if (!base.isMeantBy(fhir, request)) {
            throw new TokenRefusedException(Refusal.HOST);
        }
        return fhir.substring(0, fhir.length() - FhirBase.PATH.length());
    }
}
