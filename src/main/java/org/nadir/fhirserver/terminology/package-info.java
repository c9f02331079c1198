/**
 * The terminology operations: {@code $expand}, {@code $validate-code} and {@code $lookup} in memory, without an index.
 * May use HAPI's store and the definitions of FHIR R4; nothing of the rest of {@code fhirserver}. Start reading at
 * {@code ValueSetContent}, which decides what a value set holds, and at {@code ValueSetOperations}.
 */
@NullMarked
package org.nadir.fhirserver.terminology;

import org.jspecify.annotations.NullMarked;
