package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Judges what a write answers: who may not read a resource gets no representation of it. */
@Interceptor(order = -500)
class AnswerGate {

    private static final Set<RestOperationTypeEnum> WRITES =
            EnumSet.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE, RestOperationTypeEnum.PATCH);

    private static final String CONFLICT =
            "The resource cannot be changed: others refer to it, or another request changed it";

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

    /** HAPI names the first resource that refers to one which cannot be deleted, whoever's it is. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException hideConflict(@Nullable RequestDetails request, Throwable failure) {
        return failure instanceof ResourceVersionConflictException
                        && CurrentAccess.restricting(request).isPresent()
                ? new ResourceVersionConflictException(CONFLICT, conflict())
                : null;
    }

    private static OperationOutcome conflict() {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.CONFLICT)
                .setDiagnostics(CONFLICT);
        return outcome;
    }

    private void check(Access access, Bundle.BundleEntryComponent entry) {
        if (isHidden(access, entry.getResource())) {
            entry.setResource(null);
        }
        String status = String.valueOf(entry.getResponse().getStatus());
        if (status.startsWith("409")) {
            entry.getResponse().setOutcome(conflict());
        } else if (status.startsWith("403") && entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
            outcome.getIssue().forEach(issue -> issue.setCode(IssueType.FORBIDDEN));
        }
    }

    /** What was found for an entry of a bundle is judged already, and comes as a Bundle. */
    private boolean isHidden(Access access, @Nullable IBaseResource resource) {
        return resource != null
                && resource.getIdElement().hasIdPart()
                && !(resource instanceof Bundle)
                && PatientData.isDecided(resource.fhirType())
                && !boundaries.contain(access.visible(resource.fhirType()), resource);
    }
}
