/**
 * Trust of CDS clients: whose signed calls, and which apps', are taken at {@code /cds-services}, how each is answered, and
 * which calls may be answered from the own record.  May use Nimbus, Spring Security, {@code cdshooks}, {@code fhir}, {@code keys}, {@code scopes} and
 * {@code tokens}. Start reading at {@code SignedCalls}, the filter, then at {@code ClientTokens}.
 */
@NullMarked
package org.nadir.security.cdsclients;

import org.jspecify.annotations.NullMarked;
