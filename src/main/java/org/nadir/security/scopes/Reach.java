package org.nadir.security.scopes;

import java.util.Optional;

/** Whose records a scope reaches. */
public sealed interface Reach {

    /** Those of all patients on this server, and what belongs to none. */
    record Everyone() implements Reach {}

    /** That of one patient, and what holds no patient's data. */
    record OnePatient(String id) implements Reach {}

    /** What scopes of a level reach with this grant; nobody's records where it is empty. */
    static Optional<Reach> of(Level level, Grant grant) {
        return switch (level) {
            case SYSTEM -> Optional.of(new Everyone());
            case USER -> grant.fhirUser().flatMap(User::reach);
            case PATIENT -> grant.patient().map(OnePatient::new);
        };
    }
}
