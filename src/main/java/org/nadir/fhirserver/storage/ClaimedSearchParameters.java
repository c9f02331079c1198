package org.nadir.fhirserver.storage;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;
import org.jspecify.annotations.Nullable;

/**
 * Narrows HAPI's 1,400 built-in search parameters to those of {@link ServedResources}; what is not here is neither
 * indexed nor searchable. A SearchParameter that a user stores counts in full.
 */
class ClaimedSearchParameters extends SearchParamRegistryImpl {

    private static final String OF_THE_STANDARD = "http://hl7.org/fhir/SearchParameter/";

    @Override
    public @Nullable RuntimeSearchParam getActiveSearchParam(
            String type, String parameter, SearchParamLookupContextEnum context) {
        RuntimeSearchParam found = super.getActiveSearchParam(type, parameter, context);
        return found != null && isClaimed(type, found) ? found : null;
    }

    @Override
    public ResourceSearchParams getActiveSearchParams(String type, SearchParamLookupContextEnum context) {
        ResourceSearchParams all = super.getActiveSearchParams(type, context);
        ResourceSearchParams claimed = new ResourceSearchParams(type);
        all.values().stream()
                .filter(parameter -> isClaimed(type, parameter))
                .forEach(parameter -> claimed.put(parameter.getName(), parameter));
        return claimed;
    }

    private static boolean isClaimed(String type, RuntimeSearchParam parameter) {
        boolean ofTheStandard = parameter.getUri() == null || parameter.getUri().startsWith(OF_THE_STANDARD);
        return !ofTheStandard || ServedResources.isSearchable(type, parameter.getName());
    }
}
