/**
 * Who may ask: SMART on FHIR for {@code /fhir}, trust of CDS clients for {@code /cds-services}, limits, headers and audit. May use
 * Spring Security, HAPI's server, {@code cdshooks}, {@code fhir}, {@code fhirserver} and {@code outbound}; it stands in front of both doors and no room but the application uses it.
 * Start reading at {@code mode.SecurityMode}, then at {@code scopes.Scope}.
 *
 * <pre>
 *                   security   (refuses an unsafe start; the chain of the pages)
 *
 *   authorizationserver   cdsclients   fhiraccess   audit   limits   operators   headers
 *        |        |        |      |        |          |        |        |      (uses none)
 *        |        +-> tokens <-+  |        |          |        |        |
 *        |             |  |  |    |        |          |        |        |
 *        +-> keys <----+  |  +----|--------|----------|--------|--------+
 *             ^-----------|-------+        |          |        |        |
 *                         v                v          |        |        v
 *                       scopes <-----------+----------+--------+       mode
 * </pre>
 */
@NullMarked
package org.nadir.security;

import org.jspecify.annotations.NullMarked;
