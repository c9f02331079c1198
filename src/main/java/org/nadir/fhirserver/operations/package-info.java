/**
 * The operations and the transaction that we offer, some of them done anew where HAPI's own strays from the standard.
 * May use {@code storage} for what is served, HAPI and Spring. Start reading at {@code OfferedOperations} for what is
 * left out and at {@code ValidateOperation} and {@code PatientEverything} for what is done anew.
 */
@NullMarked
package org.nadir.fhirserver.operations;

import org.jspecify.annotations.NullMarked;
