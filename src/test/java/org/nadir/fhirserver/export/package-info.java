/** Tests of the bulk export. */
@NullMarked
package org.nadir.fhirserver.export;

import org.jspecify.annotations.NullMarked;
