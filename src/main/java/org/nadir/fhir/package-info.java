/**
 * Reads FHIR R4 into what the medicine needs (a chart, a protocol) and writes the resources that are suggested. May use
 * {@code toxicity} and {@code ctcae}, {@code outbound} for other servers, Jackson, and HAPI's structures and FHIRPath. Start reading at {@code ChartReader}
 * for a patient's data and at {@code ProtocolReader} for a PlanDefinition.
 */
@NullMarked
package org.nadir.fhir;

import org.jspecify.annotations.NullMarked;
