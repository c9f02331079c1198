/**
 * {@code $apply}: a protocol applied to a stored patient, the advice of the cards as a CarePlan. May use {@code fhir},
 * {@code toxicity}, {@code ctcae} and HAPI's server. Start reading at {@code ApplyOperation}.
 */
@NullMarked
package org.nadir.fhiroperations.apply;

import org.jspecify.annotations.NullMarked;
