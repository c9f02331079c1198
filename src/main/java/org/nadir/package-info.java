/**
 * Nadir, a FHIR server and decision support for drugs that lower blood counts. Only the application class lives
 * here; every other class lives in a room below. Start reading at {@code cdsservices} for a card's way, or at
 * {@code ctcae} for the grades.
 */
@NullMarked
package org.nadir;

import org.jspecify.annotations.NullMarked;
