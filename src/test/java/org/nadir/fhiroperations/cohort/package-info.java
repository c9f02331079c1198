/**
 * Tests of the cohort summary. May use JUnit, AssertJ, Jackson, HAPI's validator, the shipped protocol and the running
 * server. Start reading at {@code ToxicityCountsTest}.
 */
@NullMarked
package org.nadir.fhiroperations.cohort;

import org.jspecify.annotations.NullMarked;
