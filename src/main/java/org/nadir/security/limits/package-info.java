/**
 * What any request may cost before a door opens it: its address, its form, and how many at a time. May use
 * {@code scopes} and {@code cdshooks} for who asks, {@code fhirserver.answers} for the refusal, Spring Security's firewall
 * and servlets. Start reading at {@code ConcurrentRequests}; limits of FHIR bodies and searches stand in
 * {@code fhirserver.requests}.
 */
@NullMarked
package org.nadir.security.limits;

import org.jspecify.annotations.NullMarked;
