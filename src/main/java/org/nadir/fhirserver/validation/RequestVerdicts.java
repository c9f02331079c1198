package org.nadir.fhirserver.validation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/**
 * What was found while one request is carried out, so that nothing is judged twice and all of it is answered.
 *
 * <p>Resources are known by identity: the object that was judged at the edge is the one that is stored.
 */
final class RequestVerdicts {

    /** The key of what a resource that stands by itself is answered with. */
    static final int NO_ENTRY = -1;

    private static final String KEY = RequestVerdicts.class.getName();

    private final Map<IBaseResource, Verdict> judged = new IdentityHashMap<>();
    private final Map<IBaseResource, Integer> entries = new IdentityHashMap<>();
    private final Map<Integer, OperationOutcome> refusals = new LinkedHashMap<>();
    private final Map<Integer, List<OperationOutcomeIssueComponent>> warnings = new LinkedHashMap<>();

    static RequestVerdicts of(RequestDetails request) {
        return (RequestVerdicts) request.getUserData().computeIfAbsent(KEY, none -> new RequestVerdicts());
    }

    /** Says that a resource is the one of the n-th entry of the request's Bundle. */
    void place(IBaseResource resource, int entry) {
        entries.putIfAbsent(resource, entry);
    }

    int entry(IBaseResource resource) {
        return entries.getOrDefault(resource, NO_ENTRY);
    }

    private String expression(IBaseResource resource) {
        int entry = entry(resource);
        return entry == NO_ENTRY ? resource.fhirType() : "Bundle.entry[%d].resource".formatted(entry);
    }

    /** The verdict on a resource, the first that was given in this request. */
    Verdict verdict(IBaseResource resource, Judge judge) {
        return judged.computeIfAbsent(resource, fresh -> {
            Verdict verdict = judge.judge(fresh, expression(fresh));
            if (!verdict.warnings().isEmpty()) {
                warnings.put(entry(fresh), verdict.warnings());
            }
            return verdict;
        });
    }

    void refuse(int entry, OperationOutcome outcome) {
        refusals.put(entry, outcome);
    }

    Map<Integer, OperationOutcome> refusals() {
        return refusals;
    }

    Map<Integer, List<OperationOutcomeIssueComponent>> warnings() {
        return warnings;
    }
}
