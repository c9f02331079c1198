package org.nadir.security.tokens;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The address of {@code /fhir} as clients write it: what tokens must be meant for, and what documents about us name. */
@Component
public class FhirBase {

    /** The path of the FHIR door. */
    public static final String PATH = "/fhir";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<String> configured;

    FhirBase(PublicAddress address) {
        configured = Optional.ofNullable(address.publicBaseUrl())
                .map(URI::toString)
                .map(url -> url.replaceAll("/+$", "") + PATH);
    }

    /** The public base of the settings; none where each caller's own counts. */
    public Optional<String> configured() {
        return configured;
    }

    /** The base that a caller is told, without a slash at the end: the public one, else the one that was called. */
    public String of(HttpServletRequest request) {
        return configured.orElseGet(() -> called(request));
    }

    /**
     * Whether a token that names this audience is meant for this server. The address that was called comes from the caller's
     * own {@code Host} header, so it counts only where it names this machine: otherwise a token for another server
     * would pass under that server's name.
     */
    public boolean isMeantBy(String audience, HttpServletRequest request) {
        return configured
                .map(audience::equals)
                .orElseGet(() -> isThisMachine(request) && audience.equals(called(request)));
    }

    private static boolean isThisMachine(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return THIS_MACHINE.contains(host) || host.equals(request.getLocalAddr());
    }

    private static String called(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port) + request.getContextPath() + PATH;
    }
}
