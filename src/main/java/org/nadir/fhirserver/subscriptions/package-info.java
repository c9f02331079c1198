/**
 * R4 Subscriptions by REST hook and websocket. May use the gate to other servers, HAPI and Spring, and nothing
 * of {@code fhirserver} itself. Start reading at {@code SubscriptionConfiguration}.
 */
@NullMarked
package org.nadir.fhirserver.subscriptions;

import org.jspecify.annotations.NullMarked;
