/**
 * Tests of {@code ctcae}: the boundary tables stand in the order of the published rows. May use the JDK, JUnit and
 * AssertJ. Start reading at {@code Ctcae5Test}.
 */
@NullMarked
package org.nadir.ctcae;

import org.jspecify.annotations.NullMarked;
