package org.nadir.security.scopes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose records a user sees: a patient the own one, somebody of the staff those of all patients. */
final class User {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:(https?://\\S+)/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/\\S+)?");

    private static final Set<String> STAFF = Set.of("Practitioner", "PractitionerRole");

    private User() {}

    /**
     * The records within reach of a {@code fhirUser}; none for a related person, a device, or a patient of another server. Who
     * decoded the token has made references to this server relative.
     */
    static Optional<Reach> reach(String fhirUser) {
        Matcher reference = REFERENCE.matcher(fhirUser);
        if (!reference.matches()) {
            return Optional.empty();
        }
        if (STAFF.contains(reference.group(2))) {
            return Optional.of(new Reach.Everyone());
        }
        boolean ours = reference.group(1) == null;
        return ours && reference.group(2).equals("Patient")
                ? Optional.of(new Reach.OnePatient(reference.group(3)))
                : Optional.empty();
    }
}
