/** What {@code $explain} answers. Start reading at {@code ExplainIT}. */
@NullMarked
package org.nadir.fhiroperations.explain;

import org.jspecify.annotations.NullMarked;
