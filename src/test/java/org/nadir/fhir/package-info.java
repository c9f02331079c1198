/**
 * Tests of {@code fhir} that need no clinical story: protocols as authors write them, and a caller's FHIR server over a
 * loopback HTTP server. May use {@code contract} for the shipped protocol. Start reading at {@code ProtocolReaderTest}.
 */
@NullMarked
package org.nadir.fhir;

import org.jspecify.annotations.NullMarked;
