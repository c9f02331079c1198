/**
 * What an operator sees: metrics of the doors, correlation ids, health. May use Micrometer, Spring and {@code cdshooks},
 * whose reports it counts; no patient's data and no token enters it. Start reading at {@code CallMetrics}.
 */
@NullMarked
package org.nadir.monitoring;

import org.jspecify.annotations.NullMarked;
