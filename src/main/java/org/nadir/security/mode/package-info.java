/**
 * The two modes, and the form that every door's filter chain has in either. May use Spring Security. Start reading at
 * {@code SecurityMode}.
 */
@NullMarked
package org.nadir.security.mode;

import org.jspecify.annotations.NullMarked;
