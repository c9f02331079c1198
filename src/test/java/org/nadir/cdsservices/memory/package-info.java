/**
 * Tests of what is remembered of answered cards. May use everything. Start reading at {@code OverrideMemoryTest}.
 */
@NullMarked
package org.nadir.cdsservices.memory;

import org.jspecify.annotations.NullMarked;
