/** Tests of the websocket of subscriptions, in both modes and over real sockets. */
@NullMarked
package org.nadir.fhirserver.websocket;

import org.jspecify.annotations.NullMarked;
