/** Tests of what an operator sees, asked over HTTP. */
@NullMarked
package org.nadir.monitoring;

import org.jspecify.annotations.NullMarked;
