/** Tests of what the server says of itself. */
@NullMarked
package org.nadir.fhirserver.capabilities;

import org.jspecify.annotations.NullMarked;
