package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.nadir.security.scopes.Permission;

/** Judges each state of a resource that a write would end or begin, whichever way the write came in. */
@Interceptor(order = -500)
class WriteGate {

    private final Boundaries boundaries;
    private final WrittenReferences references;

    WriteGate(Boundaries boundaries, WrittenReferences references) {
        this.boundaries = boundaries;
        this.references = references;
    }

    /** Called before a resource is made, also by an update of none. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(RequestDetails request, IBaseResource resource) {
        CurrentAccess.restricting(request).ifPresent(access -> {
            check(access, Permission.CREATE, resource);
            checkContent(access, request, Optional.empty(), resource);
        });
    }

    /** Called before a resource changes. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(RequestDetails request, @Nullable IBaseResource before, @Nullable IBaseResource after) {
        CurrentAccess.restricting(request).ifPresent(access -> {
            boolean isNew = before == null || before.isEmpty();
            Permission permission = isNew ? Permission.CREATE : Permission.UPDATE;
            if (before != null && !isNew) {
                check(access, permission, before);
            }
            if (after != null) {
                check(access, permission, after);
                checkContent(access, request, Optional.ofNullable(before), after);
            }
        });
    }

    /** Called before a resource is deleted. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(RequestDetails request, IBaseResource resource) {
        CurrentAccess.restricting(request).ifPresent(access -> check(access, Permission.DELETE, resource));
    }

    private void check(Access access, Permission permission, IBaseResource resource) {
        String type = resource.fhirType();
        Extent extent = access.extent(permission, type);
        if (extent instanceof Extent.Nothing) {
            throw Refusals.needs(access.missing(type, String.valueOf(permission.letter())));
        }
        if (!boundaries.contain(extent, resource)) {
            throw Refusals.outside(access.missing(type, String.valueOf(permission.letter())));
        }
    }

    private void checkContent(
            Access access, RequestDetails request, Optional<IBaseResource> before, IBaseResource after) {
        if (after instanceof Subscription subscription) {
            checkCriteria(access, subscription);
        }
        if (access.extent(Permission.CREATE, after.fhirType()) instanceof Extent.Within
                || access.extent(Permission.UPDATE, after.fhirType()) instanceof Extent.Within) {
            references.check(access, request, before, after);
        }
    }

    /** A subscription goes on after its writer's token has ended, so what it delivers is judged here once. */
    private static void checkCriteria(Access access, Subscription subscription) {
        PatientCriteria criteria = PatientCriteria.read(subscription.getCriteria());
        boolean open =
                switch (access.extent(Permission.SEARCH, criteria.type())) {
                    case Extent.Nothing nothing -> false;
                    case Extent.Whole whole -> !criteria.looksElsewhere();
                    case Extent.Within(List<Bound> bounds) ->
                        !criteria.looksElsewhere()
                                && bounds.stream()
                                        .anyMatch(bound -> bound.patient()
                                                        .map(criteria::names)
                                                        .orElse(true)
                                                && criteria.holds(bound.filter()));
                };
        if (!open) {
            throw Refusals.because(
                    "Subscription.criteria must keep to what this token may search by %s: name the patient or the filter of the scope in it, and no other resource"
                            .formatted(access.missing(criteria.type().isEmpty() ? "*" : criteria.type(), "s")));
        }
    }
}
