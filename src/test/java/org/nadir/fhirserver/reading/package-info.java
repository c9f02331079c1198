/** Tests of the store as a source of JSON. */
@NullMarked
package org.nadir.fhirserver.reading;

import org.jspecify.annotations.NullMarked;
