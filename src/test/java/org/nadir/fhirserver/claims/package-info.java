/**
 * Holds the server to its word: every claim of {@code /fhir/metadata} is tried over HTTP, and what is not claimed is refused.
 *
 * <p>Knows nothing of the server's classes: it reads the statement, the definitions of the standard and the answers.
 *
 * <p>Start reading with {@link org.nadir.fhirserver.claims.SearchClaimsIT}.
 */
@NullMarked
package org.nadir.fhirserver.claims;

import org.jspecify.annotations.NullMarked;
