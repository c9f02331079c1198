/**
 * Tests of {@code $apply}. May use whatever the tested room uses, the stories of {@code contract} and the running server.
 * Start reading at {@code ApplyIT}.
 */
@NullMarked
package org.nadir.fhiroperations.apply;

import org.jspecify.annotations.NullMarked;
