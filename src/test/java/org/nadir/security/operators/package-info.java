/** Tests of the operators' door. */
@NullMarked
package org.nadir.security.operators;

import org.jspecify.annotations.NullMarked;
