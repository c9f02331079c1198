/**
 * Scopes at the FHIR door: judges each request and each answer by the caller's {@code Grant}. May use HAPI, Spring,
 * {@code scopes}, and {@code fhirserver} for the export; in open mode nothing of it starts. Start reading at
 * {@code Access}, then at {@code RequestGate} and {@code SearchGate}.
 */
@NullMarked
package org.nadir.security.fhiraccess;

import org.jspecify.annotations.NullMarked;
