/**
 * What an operator sees: metrics of the doors, correlation ids, logs. May use Micrometer, Spring, HAPI's hooks, and
 * {@code cdshooks} and {@code cdsservices}, whose reports it counts; no patient's data and no token enters it. Start reading at {@code CallMetrics}.
 */
@NullMarked
package org.nadir.monitoring;

import org.jspecify.annotations.NullMarked;
