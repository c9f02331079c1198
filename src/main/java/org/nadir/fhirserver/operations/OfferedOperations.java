package org.nadir.fhirserver.operations;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import ca.uhn.fhir.rest.server.method.ReadMethodBinding;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.fhirserver.storage.ServedResources;

/** Drops the operations that HAPI's providers bring along and we do not claim, such as {@code $expunge}. */
@Interceptor
public class OfferedOperations {

    private static final Set<RestOperationTypeEnum> WRITES = EnumSet.of(
            RestOperationTypeEnum.CREATE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.PATCH,
            RestOperationTypeEnum.DELETE);

    /** Asked for each method of each provider; null drops it. */
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bind(BaseMethodBinding method) {
        return isOffered(method) && !hidesStoredDefinitions(method) && !writesWhatTheServerWrites(method)
                ? method
                : null;
    }

    private static boolean isOffered(BaseMethodBinding method) {
        boolean ours = method.getMethod().getDeclaringClass().getName().startsWith("org.nadir.");
        return ours || !(method instanceof OperationMethodBinding);
    }

    /** HAPI's conformance provider would answer the read of an OperationDefinition, and knows none of the stored. */
    private static boolean hidesStoredDefinitions(BaseMethodBinding method) {
        return method instanceof ReadMethodBinding
                && IServerConformanceProvider.class.isAssignableFrom(
                        method.getMethod().getDeclaringClass());
    }

    private static boolean writesWhatTheServerWrites(BaseMethodBinding method) {
        String type = method.getResourceName();
        return type != null
                && !ServedResources.isWrittenByClients(type)
                && WRITES.contains(method.getRestOperationType());
    }
}
