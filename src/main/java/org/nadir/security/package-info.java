/**
 * Who may ask: SMART on FHIR for {@code /fhir}, trust of CDS clients for {@code /cds-services}, limits and audit. May use
 * Spring Security, HAPI's server and {@code cdshooks}; it stands in front of both doors and no room uses it. Start reading at
 * {@code SecurityMode}, then at {@code scopes.Scope}.
 *
 * <pre>
 *                       security   (modes and filter chains; wires the others)
 *
 *   authorizationserver   fhiraccess   cdsclients   audit   limits
 *            |                |            |          |
 *            +-----> tokens <-+------------+          |
 *                      |                   |          |
 *                      v                   v          |
 *                    scopes <---------   keys         |
 *                      ^------------------------------+
 * </pre>
 */
@NullMarked
package org.nadir.security;

import org.jspecify.annotations.NullMarked;
