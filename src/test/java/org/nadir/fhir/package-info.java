/**
 * Tests of reading FHIR into charts and protocols, and of what is written. May use {@code contract} for the shipped
 * protocol. Start reading at {@code ProtocolReaderTest}; how a patient's data is read stands in {@code contract}.
 */
@NullMarked
package org.nadir.fhir;

import org.jspecify.annotations.NullMarked;
