package org.nadir.fhiroperations.cohort;

import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.Protocol;

/**
 * By what a summary is made.
 *
 * @param protocol names the study drug
 * @param cycleDays the length of a cycle; null where nobody says it, and then only orders can name a cycle
 */
record SummaryTerms(
        CtcaeVersion version,
        SummaryPeriod period,
        Protocol protocol,
        @Nullable Integer cycleDays) {}
