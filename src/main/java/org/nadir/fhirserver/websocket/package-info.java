/**
 * The websocket of subscriptions: who may bind to which, for how long, and how many may try. May use HAPI's subscriptions, Spring's
 * websockets, JDBC and {@code subscriptions}. Start reading at {@code SubscriptionSockets}, then at {@code BindingTokens}.
 */
@NullMarked
package org.nadir.fhirserver.websocket;

import org.jspecify.annotations.NullMarked;
