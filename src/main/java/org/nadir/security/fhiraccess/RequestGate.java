package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.nadir.security.scopes.Permission;

/** Judges each request, and each entry of a bundle that reads, before it is carried out. */
@Interceptor(order = -500)
class RequestGate {

    private static final String IF_NONE_EXIST = "If-None-Exist";

    private final InteractionRules rules;
    private final OperationRules operations;

    RequestGate(InteractionRules rules, OperationRules operations) {
        this.rules = rules;
        this.operations = operations;
    }

    /** Called before a method of the server is. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request, RestOperationTypeEnum kind) {
        if (request instanceof ServletRequestDetails fromOutside && kind != RestOperationTypeEnum.METADATA) {
            // Now, because a search may go on when the servlet request is over.
            CurrentAccess.of(fromOutside);
            CurrentAccess.restricting(request).ifPresent(access -> check(access, fromOutside, kind));
        }
    }

    /** Called before the body is looked at: who may not write hears of nothing that is wrong with it. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void checkWrite(RequestDetails request) {
        CurrentAccess.restricting(request).ifPresent(access -> {
            switch (request.getRestOperationType()) {
                case CREATE -> rules.check(access, create(request));
                case UPDATE -> rules.check(access, update(request));
                case PATCH -> rules.check(access, onInstance(Permission.UPDATE, request));
                case DELETE -> rules.check(access, onInstance(Permission.DELETE, request));
                default -> {
                    // Judged by check.
                }
            }
        });
    }

    private void check(Access access, ServletRequestDetails request, RestOperationTypeEnum kind) {
        switch (kind) {
            case READ, VREAD, HISTORY_INSTANCE -> rules.check(access, onInstance(Permission.READ, request));
            case SEARCH_TYPE -> rules.check(access, Interaction.onType(Permission.SEARCH, request.getResourceName()));
            case HISTORY_TYPE -> checkTypeHistory(access, request.getResourceName());
            case CREATE, UPDATE, PATCH, DELETE -> {
                // Judged when they came in, and as entries of a bundle by BundleGate.
            }
            case TRANSACTION -> refuseOtherSemantics(request);
            case GET_PAGE -> {
                // CallersPages knows whose they are, and ResultGate looks at what is on them.
            }
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE ->
                operations.check(access, request);
            default -> throw Refusals.needs("system/*.cruds");
        }
    }

    /** Its entries are of all patients, and so is its total. */
    private static void checkTypeHistory(Access access, String type) {
        if (!(access.extent(Permission.SEARCH, type) instanceof Extent.Whole)) {
            throw Refusals.needs("system/" + type + ".s; the history of one resource is open to a narrower one");
        }
    }

    private static Interaction create(RequestDetails request) {
        return request.getHeader(IF_NONE_EXIST) == null
                ? Interaction.onType(Permission.CREATE, request.getResourceName())
                : Interaction.onMatch(Permission.CREATE, request.getResourceName());
    }

    private static Interaction update(RequestDetails request) {
        return hasId(request)
                ? Interaction.put(request.getResourceName(), request.getId().getIdPart())
                : Interaction.onMatch(Permission.UPDATE, request.getResourceName());
    }

    private static Interaction onInstance(Permission permission, RequestDetails request) {
        return hasId(request)
                ? Interaction.onInstance(
                        permission, request.getResourceName(), request.getId().getIdPart())
                : Interaction.onMatch(permission, request.getResourceName());
    }

    private static boolean hasId(RequestDetails request) {
        return request.getId() != null && request.getId().hasIdPart();
    }

    /** HAPI's header runs a batch as a transaction first, past the judgement on its entries. */
    private static void refuseOtherSemantics(RequestDetails request) {
        if (request.getHeader("X-Transaction-Semantics") != null) {
            throw Refusals.because("The header X-Transaction-Semantics is not open to this token");
        }
    }
}
