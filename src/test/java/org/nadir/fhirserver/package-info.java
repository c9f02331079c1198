/**
 * Tests of {@code fhirserver} over real HTTP and on a real PostgreSQL. May use everything. Start reading at
 * {@code SearchIT}.
 */
@NullMarked
package org.nadir.fhirserver;

import org.jspecify.annotations.NullMarked;
