/**
 * Tests of what a write is judged by. May use everything. Start reading at {@code ClaimsTest}, which needs no server.
 */
@NullMarked
package org.nadir.fhirserver.validation;

import org.jspecify.annotations.NullMarked;
