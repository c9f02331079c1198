/** Tests of reading FHIR into charts and protocols, and of what is written. */
@NullMarked
package org.nadir.fhir;

import org.jspecify.annotations.NullMarked;
