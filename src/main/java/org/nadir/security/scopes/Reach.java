package org.nadir.security.scopes;

import java.util.Optional;

/** Whose records a scope reaches. */
public sealed interface Reach {

    /** Those of all patients on this server, and what belongs to none. */
    record Everyone() implements Reach {}

    /** That of one patient, and what holds no patient's data. */
    record OnePatient(String id) implements Reach {}

    /**
     * Nobody's on this server, and what holds no patient's data; the patient is one of another server.
     *
     * @param server base address of that server
     */
    record Elsewhere(String server, String id) implements Reach {}

    /** What scopes of a level reach with this grant; nobody's records where it is empty. */
    static Optional<Reach> of(Level level, Grant grant) {
        return grant.server().isPresent() ? elsewhere(level, grant) : here(level, grant);
    }

    /** Of a launch elsewhere only its patient counts: who its users are, this server does not know. */
    private static Optional<Reach> elsewhere(Level level, Grant grant) {
        return level == Level.PATIENT
                ? grant.server().flatMap(server -> grant.patient().map(id -> new Elsewhere(server, id)))
                : Optional.empty();
    }

    private static Optional<Reach> here(Level level, Grant grant) {
        return switch (level) {
            case SYSTEM -> Optional.of(new Everyone());
            case USER -> grant.fhirUser().flatMap(User::reach);
            case PATIENT -> grant.patient().map(OnePatient::new);
        };
    }
}
