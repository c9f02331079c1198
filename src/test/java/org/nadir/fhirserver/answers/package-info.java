/** Tests of what a failure becomes for the caller. */
@NullMarked
package org.nadir.fhirserver.answers;

import org.jspecify.annotations.NullMarked;
