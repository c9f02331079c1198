package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Takes out of each answer what the caller may not see, whichever way it came in. */
@Interceptor
class ResultGate {

    /** In a write the store needs its resources to the end; {@code AnswerGate} judges what it answers. */
    private static final Set<RestOperationTypeEnum> WRITES = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE,
            RestOperationTypeEnum.TRANSACTION);

    private final Boundaries boundaries;

    ResultGate(Boundaries boundaries) {
        this.boundaries = boundaries;
    }

    /** Called before the store makes anything of what it found. */
    @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
    public void access(RequestDetails request, IPreResourceAccessDetails found) {
        judged(request).ifPresent(access -> {
            for (int index = 0; index < found.size(); index++) {
                if (!isVisible(access, found.getResource(index))) {
                    found.setDontReturnResourceAtIndex(index);
                }
            }
        });
    }

    /** Called before anything is shown, also the pages of an earlier search. */
    @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
    public void show(RequestDetails request, IPreResourceShowDetails shown) {
        judged(request).ifPresent(access -> {
            for (int index = 0; index < shown.size(); index++) {
                if (shown.getResource(index) != null && !isVisible(access, shown.getResource(index))) {
                    shown.setResource(index, null);
                }
            }
        });
    }

    private boolean isVisible(Access access, IBaseResource resource) {
        return isDeletion(resource) || boundaries.contain(access.visible(resource.fhirType()), resource);
    }

    /** The history of a resource that the caller may see tells when it was deleted. */
    private static boolean isDeletion(IBaseResource resource) {
        return resource.isDeleted();
    }

    private static Optional<Access> judged(RequestDetails request) {
        return CurrentAccess.restricting(request).filter(access -> !WRITES.contains(request.getRestOperationType()));
    }
}
