/**
 * The synthetic demo patients: courses as readable files, and their way into an empty store. May use what
 * {@code fhirserver} may. Start reading at {@code DemoData}, or at {@code demo/README.md} among the resources.
 */
@NullMarked
package org.nadir.fhirserver.demo;

import org.jspecify.annotations.NullMarked;
