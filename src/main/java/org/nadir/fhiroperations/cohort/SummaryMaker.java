package org.nadir.fhiroperations.cohort;

import java.time.Clock;
import java.time.Instant;
import org.nadir.fhir.ResourceSource;

/** Makes a summary in one pass, one patient's record at a time. */
record SummaryMaker(ResourceSource resources, Clock clock) {

    ToxicitySummary make(Cohort cohort, SummaryTerms terms, SummaryProgress progress) {
        Instant now = clock.instant();
        ToxicityCounts counts = new ToxicityCounts();
        MemberReader members = new MemberReader(resources, terms, now);
        cohort.each(progress::turn, (patient, arm) -> counts.add(members.read(patient, arm)));
        return new ToxicitySummary(
                cohort.description(),
                terms,
                counts,
                new PublishedFigures(resources).of(terms.protocol().studyDrug()),
                now);
    }

    /** Tells first how many patients there are, for somebody who waits. */
    ToxicitySummary makeWatched(Cohort cohort, SummaryTerms terms, SummaryProgress progress) {
        progress.expect(cohort.size());
        return make(cohort, terms, progress);
    }
}
