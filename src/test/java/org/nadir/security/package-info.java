/** Tests of {@code org.nadir.security}. Start reading in {@code headers} and {@code limits}. */
@NullMarked
package org.nadir.security;

import org.jspecify.annotations.NullMarked;
