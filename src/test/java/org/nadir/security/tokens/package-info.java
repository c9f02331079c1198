/**
 * Tests of access tokens at the FHIR door. {@code XTest} starts no server, {@code XIT} asks the shared ones. Start reading at
 * {@code TokensIT}.
 */
@NullMarked
package org.nadir.security.tokens;

import org.jspecify.annotations.NullMarked;
