/**
 * The one way out: says which addresses this server may call, and calls them within bounds of time and size. May use the
 * JDK, Spring's settings and Apache's HTTP client, and knows neither FHIR nor tokens. Start reading at
 * {@code OutboundGate} for what a call meets and at {@code AddressKind} for what is private.
 */
@NullMarked
package org.nadir.outbound;

import org.jspecify.annotations.NullMarked;
