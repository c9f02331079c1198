/**
 * Tests of the modes. {@code XTest} starts no server. Start reading at {@code ModeGuardTest}.
 */
@NullMarked
package org.nadir.security;

import org.jspecify.annotations.NullMarked;
