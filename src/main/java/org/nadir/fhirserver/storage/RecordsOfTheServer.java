package org.nadir.fhirserver.storage;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Lets no client write what only the server may write: an AuditEvent that somebody could make, change or delete would
 * prove nothing.
 *
 * <p>At the edge, where the method is wrong whatever the body says; and in the store, for the entries of a batch or
 * transaction.
 */
@Interceptor(order = RecordsOfTheServer.AFTER_SECURITY)
public class RecordsOfTheServer {

    static final int AFTER_SECURITY = 900;

    private static final Set<RequestTypeEnum> READING =
            Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.OPTIONS);

    /** Called when the address is understood; a search by POST and an operation are no writes. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void received(RequestDetails request) {
        boolean writes = !READING.contains(request.getRequestType()) && request.getOperation() == null;
        if (writes && request.getResourceName() != null) {
            check(request.getResourceName());
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        stored(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        stored(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        stored(resource, request);
    }

    private static void stored(IBaseResource resource, @Nullable RequestDetails request) {
        if (request != null && !(request instanceof SystemRequestDetails)) {
            check(resource.fhirType());
        }
    }

    private static void check(String type) {
        if (!ServedResources.isWrittenByClients(type)) {
            MethodNotAllowedException refusal = new MethodNotAllowedException(
                    "%s is written by the server itself: it can be read only".formatted(type));
            refusal.setAllowedMethods(RequestTypeEnum.GET);
            throw refusal;
        }
    }
}
