package org.nadir.security.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Records what is done at {@code /fhir}, successes and failures; the server's own writes are nobody's access. */
@Interceptor(order = FhirDoorAudit.AFTER_ALL_OTHERS)
public class FhirDoorAudit {

    static final int AFTER_ALL_OTHERS = 10_000;

    private final AuditTrail trail;
    private final FhirActs acts;

    FhirDoorAudit(AuditTrail trail, FhirActs acts) {
        this.trail = trail;
        this.acts = acts;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        wrote(Pattern.CREATE, resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        wrote(Pattern.UPDATE, resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        wrote(Pattern.DELETE, resource, request);
    }

    /** Called with what the caller gets. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails request, IBaseResource answer) {
        RequestNotes.of(request).answered(answer);
    }

    /** Called when a request is done, whatever came of it. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void completed(ServletRequestDetails request) {
        RefusedRequests.markAsTold(request.getServletRequest());
        trail.record(acts.of(
                request, RequestNotes.of(request), request.getServletResponse().getStatus()));
    }

    private static void wrote(Pattern pattern, IBaseResource resource, @Nullable RequestDetails request) {
        if (request instanceof ServletRequestDetails) {
            RequestNotes.of(request).wrote(pattern, resource);
        }
    }
}
