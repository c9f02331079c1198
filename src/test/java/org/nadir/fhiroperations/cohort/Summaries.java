package org.nadir.fhiroperations.cohort;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.nadir.contract.Shipped;
import org.nadir.ctcae.CtcaeVersion;

/** Summaries to be written, made without a store. */
final class Summaries {

    static final PublishedFigure RATE = new PublishedFigure(
            "MeasureReport/one", "Table 1", "Myeloma", "neutropenia", "Neutropenia", null, new BigDecimal("34"));
    static final PublishedFigure NUMBER = new PublishedFigure(
            "MeasureReport/two", "Table 2", "Lymphoma", "febrile-neutropenia", "Febrile neutropenia", 4L, null);

    private Summaries() {}

    static ToxicitySummary of(ToxicityCounts counts) {
        SummaryTerms terms = new SummaryTerms(
                CtcaeVersion.V5_0, new SummaryPeriod(LocalDate.parse("2026-01-01"), null), Shipped.CTCAE_5, 28);
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        return new ToxicitySummary("ResearchStudy/made-up", terms, counts, List.of(RATE, NUMBER), now);
    }
}
