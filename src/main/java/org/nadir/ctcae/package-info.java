/**
 * Grades a laboratory result by one version of CTCAE, the toxicity scale of the National Cancer Institute. May use the
 * JDK only. Start reading at {@code Ctcae}, beside the tables {@code ctcae-5.0.md} and {@code ctcae-6.0.md} that it
 * reads.
 */
@NullMarked
package org.nadir.ctcae;

import org.jspecify.annotations.NullMarked;
