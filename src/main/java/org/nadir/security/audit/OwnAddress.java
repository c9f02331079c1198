package org.nadir.security.audit;

import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * The address under which this server speaks of its own resources in AuditEvents: the same whatever host a caller names, or
 * an event could be hidden from a search by a forged header.
 */
final class OwnAddress {

    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern ABSOLUTE =
            Pattern.compile("https?://[^\\s?#\"<>]+/[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");

    private final Environment settings;

    OwnAddress(Environment settings) {
        this.settings = settings;
    }

    /** The address of {@code /fhir}, without a slash at the end. */
    String fhirBase() {
        String configured = settings.getProperty("nadir.public-base-url", "").replaceAll("/+$", "");
        String base = configured.isEmpty()
                ? "http://localhost:" + settings.getProperty("local.server.port", "8080")
                : configured;
        return base + "/fhir";
    }

    /** A reference as an absolute address; what is no reference stays as it is. */
    String absolute(String reference) {
        return absolute(reference, fhirBase());
    }

    /** The same for a reference that another FHIR server uses. */
    static String absolute(String reference, String base) {
        String clean = reference.replaceFirst("/_history/.*$", "");
        return RELATIVE.matcher(clean).matches() ? base.replaceAll("/+$", "") + "/" + clean : clean;
    }

    /** Whether a text can stand in {@code Reference.reference}. */
    static boolean isReference(String text) {
        return RELATIVE.matcher(text).matches() || ABSOLUTE.matcher(text).matches();
    }
}
