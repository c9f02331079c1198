/** Tests of what is refused before HAPI reads it. */
@NullMarked
package org.nadir.fhirserver.requests;

import org.jspecify.annotations.NullMarked;
