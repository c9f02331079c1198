package org.nadir.fhirserver.websocket;

import java.time.Instant;

/**
 * A right to hear of one subscription.
 *
 * @param subscription its id
 * @param end when a socket bound by it must be closed
 */
record Binding(String subscription, Instant end) {}
