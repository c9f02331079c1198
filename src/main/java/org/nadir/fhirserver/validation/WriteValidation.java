package org.nadir.fhirserver.validation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a write that breaks a profile it claims.
 *
 * <p>At the edge, before a transaction of the database begins, so that all faults of all entries are answered at once;
 * and in the repository for what the edge cannot see: the result of a patch, a conditional create that finds nothing,
 * and writes of the server itself.
 */
@Interceptor(order = WriteValidation.AFTER_SECURITY)
public class WriteValidation {

    static final int AFTER_SECURITY = 1000;

    private static final Set<RestOperationTypeEnum> WRITES =
            Set.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE);

    private final Judge judge;

    WriteValidation(Judge judge) {
        this.judge = judge;
    }

    /** Called when a request is understood and allowed. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void received(RequestDetails request, RestOperationTypeEnum operation) {
        IBaseResource resource = request.getResource();
        boolean conditional =
                operation == RestOperationTypeEnum.CREATE && request.getHeader(Constants.HEADER_IF_NONE_EXIST) != null;
        if (WRITES.contains(operation) && resource != null && !conditional) {
            check(List.of(resource), request);
        }
    }

    /** Called for a batch, for each of its entries as a transaction of its own, and for a transaction. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void received(IBaseBundle sent, RequestDetails request) {
        if (!(sent instanceof Bundle bundle) || TestedContent.isMarked(request)) {
            return;
        }
        RequestVerdicts verdicts = RequestVerdicts.of(request);
        List<IBaseResource> toStore = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            if (entry.hasResource()) {
                verdicts.place(entry.getResource(), i);
                if (isStoredAsSent(entry)) {
                    toStore.add(entry.getResource());
                }
            }
        }
        if (bundle.getType() == BundleType.TRANSACTION) {
            check(toStore, request);
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        claim(resource, request);
        check(List.of(resource), request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource, RequestDetails request) {
        claim(resource, request);
        check(List.of(resource), request);
    }

    /**
     * The server reads its own records without their claims, and must not fail to take an alert back because of that; a
     * client has to claim by itself.
     */
    private static void claim(IBaseResource resource, @Nullable RequestDetails request) {
        if (request instanceof SystemRequestDetails) {
            Claims.of(resource).missing().ifPresent(resource.getMeta()::addProfile);
        }
    }

    /** A patch is no resource of its own, and a conditional create may store nothing. */
    private static boolean isStoredAsSent(BundleEntryComponent entry) {
        return switch (entry.getRequest().getMethod()) {
            case POST -> !entry.getRequest().hasIfNoneExist();
            case PUT -> true;
            case GET, HEAD, DELETE, PATCH, NULL -> false;
            case null -> false;
        };
    }

    private void check(List<IBaseResource> resources, @Nullable RequestDetails sent) {
        if (TestedContent.isMarked(sent)) {
            return;
        }
        RequestVerdicts verdicts = RequestVerdicts.of(Objects.requireNonNullElseGet(sent, SystemRequestDetails::new));
        List<OperationOutcomeIssueComponent> errors = resources.stream()
                .flatMap(resource -> verdicts.verdict(resource, judge).errors().stream())
                .toList();
        if (!errors.isEmpty()) {
            OperationOutcome outcome = new OperationOutcome();
            errors.forEach(outcome::addIssue);
            verdicts.refuse(verdicts.entry(resources.getFirst()), outcome);
            throw new UnprocessableEntityException(errors.getFirst().getDiagnostics(), outcome);
        }
    }
}
