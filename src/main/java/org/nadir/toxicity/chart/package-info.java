/**
 * What is known of one patient: results, temperatures, orders, findings, and the counts through time. May use
 * {@code ctcae} and {@code datatype}; it knows no protocol. Start reading at {@code PatientChart}.
 */
@NullMarked
package org.nadir.toxicity.chart;

import org.jspecify.annotations.NullMarked;
