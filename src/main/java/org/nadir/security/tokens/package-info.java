/**
 * Access tokens of SMART apps: whether one is good, the {@code Grant} it carries, and where to get one. May use Spring
 * Security, HAPI's server, {@code outbound}, {@code keys} and {@code scopes}. Start reading at {@code TokenFilter}, then at
 * {@code AccessTokens}.
 */
@NullMarked
package org.nadir.security.tokens;

import org.jspecify.annotations.NullMarked;
