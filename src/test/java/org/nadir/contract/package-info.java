/**
 * The clinical contract (the sixteen rules and how results are read) as tests that a clinician can follow:
 * FHIR JSON goes in, topics with their urgency come out of the shipped protocol. May use {@code fhir} and
 * {@code toxicity}. Start reading at {@code PatientStory}, then at {@code ThirtyCasesTest}; {@code Oracle} is the
 * table of the rules once more in Java.
 */
@NullMarked
package org.nadir.contract;

import org.jspecify.annotations.NullMarked;
