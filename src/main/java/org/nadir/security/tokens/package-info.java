/**
 * Access tokens of SMART apps: whether one is good, and the {@code Grant} it carries. May use Spring Security, {@code keys}
 * and {@code scopes}. Start reading at {@code LocalIssuer}.
 */
@NullMarked
package org.nadir.security.tokens;

import org.jspecify.annotations.NullMarked;
