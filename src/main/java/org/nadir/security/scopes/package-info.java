/**
 * The language of SMART scopes as values. May use the JDK only. Start reading at {@code Scope}, then at {@code Grant}.
 */
@NullMarked
package org.nadir.security.scopes;

import org.jspecify.annotations.NullMarked;
