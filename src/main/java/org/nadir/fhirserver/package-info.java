/**
 * Sets up HAPI's JPA server on PostgreSQL behind {@code /fhir} and gives the other rooms its resources. May use
 * {@code fhir}, HAPI and Spring. Start reading at {@code ServedResources} for what is offered and at
 * {@code FhirServerConfiguration} for how it is put together.
 */
@NullMarked
package org.nadir.fhirserver;

import org.jspecify.annotations.NullMarked;
