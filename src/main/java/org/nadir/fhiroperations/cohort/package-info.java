/**
 * Counts the patients of a study, a group or the whole store by their worst CTCAE grade. May use what
 * {@code fhiroperations} may; {@code ToxicityCounts} and what it is made of know no FHIR. Start reading at
 * {@code ToxicitySummaryOperation}.
 */
@NullMarked
package org.nadir.fhiroperations.cohort;

import org.jspecify.annotations.NullMarked;
