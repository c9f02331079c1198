/**
 * The clinical contract (rules H1, F1, N1, A1, P1, X1 and how results are read) as tests that a clinician can follow:
 * FHIR JSON goes in, topics with their urgency come out of the shipped protocol. May use {@code fhir} and
 * {@code toxicity}. Start reading at {@code PatientStory}, then at {@code InterruptTreatmentTest}.
 */
@NullMarked
package org.nadir.contract;

import org.jspecify.annotations.NullMarked;
