/** Tests of {@code org.nadir.security.limits}. Start reading at {@code LimitsIT}. */
@NullMarked
package org.nadir.security.limits;

import org.jspecify.annotations.NullMarked;
