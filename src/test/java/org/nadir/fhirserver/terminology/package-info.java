/** Tests of the terminology operations, over HTTP. */
@NullMarked
package org.nadir.fhirserver.terminology;

import org.jspecify.annotations.NullMarked;
