/**
 * Runs a real PostgreSQL beside the server when no database is configured. May use the JDK, commons-compress and the
 * PostgreSQL binaries on the class path. Start reading at {@code PostgresServer}.
 */
@NullMarked
package org.nadir.fhirserver.postgres;

import org.jspecify.annotations.NullMarked;
