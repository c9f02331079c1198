package org.nadir.fhiroperations.cohort;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A summary before it is written.
 *
 * @param cohort whose patients were counted, for people: {@code ResearchStudy/1}. The cohort itself may be large
 */
record ToxicitySummary(
        String cohort, SummaryTerms terms, ToxicityCounts counts, List<PublishedFigure> published, Instant made) {

    ToxicitySummary {
        published = List.copyOf(published);
    }

    List<PublishedFigure> published(String term) {
        return published.stream().filter(figure -> figure.term().equals(term)).toList();
    }

    /** Terms that were published and are not counted here. */
    List<PublishedFigure> publishedOnly() {
        return published.stream()
                .filter(figure -> Arrays.stream(CountedTerm.values())
                        .noneMatch(term -> term.code().equals(figure.term())))
                .toList();
    }
}
