package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Judges what a write answers: who may not read a resource gets no representation of it. */
@Interceptor(order = -500)
class AnswerGate {

    private static final Set<RestOperationTypeEnum> WRITES =
            EnumSet.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);

    private final Boundaries boundaries;

    AnswerGate(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    /** Called with each answer. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void check(RequestDetails request, ResponseDetails response) {
        CurrentAccess.restricting(request).ifPresent(access -> {
            if (WRITES.contains(request.getRestOperationType()) && isHidden(access, response.getResponseResource())) {
                response.setResponseResource(null);
            }
            if (request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION
                    && response.getResponseResource() instanceof Bundle bundle) {
                bundle.getEntry().forEach(entry -> check(access, entry));
            }
        });
    }

    private void check(Access access, Bundle.BundleEntryComponent entry) {
        if (isHidden(access, entry.getResource())) {
            entry.setResource(null);
        }
        if (String.valueOf(entry.getResponse().getStatus()).startsWith("403")
                && entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
            outcome.getIssue().forEach(issue -> issue.setCode(IssueType.FORBIDDEN));
        }
    }

    /** What was found for an entry of a bundle is judged already, and comes as a Bundle. */
    private boolean isHidden(Access access, @org.jspecify.annotations.Nullable IBaseResource resource) {
        return resource != null
                && resource.getIdElement().hasIdPart()
                && !(resource instanceof Bundle)
                && PatientData.isDecided(resource.fhirType())
                && !boundaries.contain(access.visible(resource.fhirType()), resource);
    }
}
