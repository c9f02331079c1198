/**
 * What tests of several rooms share: the running server. May use everything. Start reading at {@code RunningServer}.
 */
@NullMarked
package org.nadir.testing;

import org.jspecify.annotations.NullMarked;
