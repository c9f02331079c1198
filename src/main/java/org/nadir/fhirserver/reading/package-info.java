/**
 * Gives the other rooms the resources of the store as JSON. May use {@code storage} for what is served,
 * {@code answers} for the words of a refusal, {@code fhir}, HAPI and its tables. Start reading at
 * {@code StoredResources}.
 */
@NullMarked
package org.nadir.fhirserver.reading;

import org.jspecify.annotations.NullMarked;
