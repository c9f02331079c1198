/** Tests of the gate with servers and name services of their own. */
@NullMarked
package org.nadir.outbound;

import org.jspecify.annotations.NullMarked;
