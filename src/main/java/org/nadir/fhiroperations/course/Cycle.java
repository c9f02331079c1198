package org.nadir.fhiroperations.course;

import org.nadir.toxicity.datatype.ClinicalTime;

/**
 * A treatment cycle.
 *
 * @param start its day 1
 * @param stated whether an order says it; else it is counted from the first dose
 */
record Cycle(int number, ClinicalTime start, boolean stated) {}
