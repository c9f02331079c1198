package org.nadir.security.fhiraccess;

/** Whose records a right reaches. */
sealed interface Reach {

    /** Those of all patients on this server, and what belongs to none. */
    record Everyone() implements Reach {}

    /** That of one patient, and what holds no patient's data. */
    record OnePatient(String id) implements Reach {}
}
