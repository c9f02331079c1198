package org.nadir.fhirserver.storage;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;

/** Tries a write again that met another one of the same resource, such as two conditional creates at once. */
@Interceptor
public class RetriedConflicts {

    private static final int ATTEMPTS = 5;

    /** Called by the store for each conflict, also where no request is behind it. */
    @Hook(Pointcut.STORAGE_VERSION_CONFLICT)
    public ResourceVersionConflictResolutionStrategy retry(@Nullable RequestDetails request) {
        ResourceVersionConflictResolutionStrategy strategy = new ResourceVersionConflictResolutionStrategy();
        // With If-Match the conflict is the answer: trying again cannot change it.
        strategy.setRetry(request == null || request.getHeader("If-Match") == null);
        strategy.setMaxRetries(ATTEMPTS);
        return strategy;
    }
}
