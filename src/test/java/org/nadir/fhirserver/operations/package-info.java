/** Tests of the operations that the server does anew. */
@NullMarked
package org.nadir.fhirserver.operations;

import org.jspecify.annotations.NullMarked;
