/**
 * Tests of the language of SMART scopes. They need no server. Start reading at {@code ScopeTest}.
 */
@NullMarked
package org.nadir.security.scopes;

import org.jspecify.annotations.NullMarked;
