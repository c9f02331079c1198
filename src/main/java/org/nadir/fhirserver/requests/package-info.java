/**
 * Refuses what must not reach HAPI: it would fail over it, misread it or pass over it in silence. May use
 * {@code storage} for what is served, HAPI and Jackson. Start reading at {@code IncomingRequests} for what each
 * request meets and at {@code FilterExpression} for {@code _filter}.
 */
@NullMarked
package org.nadir.fhirserver.requests;

import org.jspecify.annotations.NullMarked;
