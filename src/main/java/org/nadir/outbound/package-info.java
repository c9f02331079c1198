/**
 * The one way out: says which addresses this server may call, and calls them within bounds of time and size. May use the
 * JDK and Spring's settings, and knows neither FHIR nor tokens. Start reading at {@code OutboundGate}.
 */
@NullMarked
package org.nadir.outbound;

import org.jspecify.annotations.NullMarked;
