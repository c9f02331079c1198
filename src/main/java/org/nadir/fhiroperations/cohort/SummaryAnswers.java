package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.fhir.RequestOwner;

/** Answers a call with a summary, or with the address where it will be. */
record SummaryAnswers(SummaryMaker maker, SummarySlots slots, SummaryJobs jobs, RequestOwner owner) {

    private static final String ASYNCHRONOUS = "respond-async";

    IBaseResource answer(Cohort cohort, SummaryTerms terms, RequestDetails request) {
        SummaryForm form = SummaryForm.of(request);
        if (!isAsynchronous(request)) {
            return form.write(slots.run(() -> maker.make(cohort, terms, new SummaryProgress())));
        }
        SummaryJob job = jobs.start(owner.of(request), form, progress -> maker.makeWatched(cohort, terms, progress));
        return LateAnswers.started(job, request);
    }

    /** Several preferences stand in one header, in several, or both (RFC 7240). */
    private static boolean isAsynchronous(RequestDetails request) {
        List<String> preferred = request.getHeaders("Prefer");
        return preferred != null
                && preferred.stream()
                        .flatMap(line -> Arrays.stream(line.split("[,;]")))
                        .anyMatch(preference -> preference.strip().equalsIgnoreCase(ASYNCHRONOUS));
    }
}
