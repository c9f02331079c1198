package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import org.nadir.security.scopes.Permission;

/** Narrows each search, also that of a conditional URL, to what the caller may find. */
@Interceptor
class SearchGate {

    private final SearchPaths paths;
    private final Narrowing narrowing;

    SearchGate(SearchPaths paths, Narrowing narrowing) {
        this.paths = paths;
        this.narrowing = narrowing;
    }

    /** Called by the store before each search. */
    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void narrow(RequestDetails request, ICachedSearchDetails details, SearchParameterMap search) {
        // The record of a patient is judged by its patient and by each of its resources.
        if (search.getEverythingMode() == null) {
            CurrentAccess.restricting(request).ifPresent(access -> narrow(access, details.getResourceType(), search));
        }
    }

    private void narrow(Access access, String type, SearchParameterMap search) {
        Extent extent = access.extent(Permission.SEARCH, type);
        paths.check(access, type, search);
        boolean open =
                switch (extent) {
                    case Extent.Nothing nothing -> false;
                    case Extent.Whole whole -> true;
                    case Extent.Within within -> narrowing.apply(type, within.bounds(), search);
                };
        if (!open) {
            throw Refusals.needs(access.missing(type, "s"));
        }
    }
}
