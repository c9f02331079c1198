/** Tests of the demo patients. */
@NullMarked
package org.nadir.fhirserver.demo;

import org.jspecify.annotations.NullMarked;
