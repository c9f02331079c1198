/**
 * What the server says of itself: the CapabilityStatement and the OpenAPI document made from it. May use
 * {@code storage} for what is served, {@code subscriptions} for the address of its websocket, {@code fhir} for the
 * canonical addresses, HAPI and Jackson. Start reading at {@code Capabilities} and {@code ApiDocuments}.
 */
@NullMarked
package org.nadir.fhirserver.capabilities;

import org.jspecify.annotations.NullMarked;
