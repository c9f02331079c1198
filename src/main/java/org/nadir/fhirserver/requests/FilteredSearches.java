package org.nadir.fhirserver.requests;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.nadir.fhirserver.storage.ServedResources;

/** Refuses a {@code _filter} that the store would misread. */
@Interceptor(order = -950)
public class FilteredSearches {

    private final ISearchParamRegistry parameters;

    public FilteredSearches(ISearchParamRegistry parameters) {
        this.parameters = parameters;
    }

    /** Called first for each request. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(ServletRequestDetails request) {
        String[] filters = request.getParameters().get("_filter");
        if (filters == null) {
            return;
        }
        if (!ServedResources.types().contains(String.valueOf(request.getResourceName()))) {
            throw new InvalidRequestException("_filter is for the search of one resource type");
        }
        for (String filter : filters) {
            FilterExpression.check(request.getResourceName(), filter, parameters);
        }
    }
}
