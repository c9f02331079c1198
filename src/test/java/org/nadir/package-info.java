/** The tests of the house as a whole. */
@NullMarked
package org.nadir;

import org.jspecify.annotations.NullMarked;
