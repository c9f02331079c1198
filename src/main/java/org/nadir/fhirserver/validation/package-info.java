/**
 * Judges what is written by the profiles it claims, and marks results that cannot be graded. May use {@code fhir}, HAPI
 * and Spring, and nothing of {@code fhirserver} itself. Start reading at {@code WriteValidation} for what a write meets
 * and at {@code ClaimValidator} for what it is judged by.
 */
@NullMarked
package org.nadir.fhirserver.validation;

import org.jspecify.annotations.NullMarked;
