package org.nadir.fhirserver.validation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes definitions that a user stores, changes or deletes count from the next call on: what was remembered of them is
 * forgotten.
 */
@Interceptor
public class ChangedDefinitions {

    private final Set<String> types;
    private final Runnable forget;

    /** For the definitions of some resource types. */
    public ChangedDefinitions(Set<String> types, Runnable forget) {
        this.types = Set.copyOf(types);
        this.forget = forget;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        forgetAfterCommit(resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        forgetAfterCommit(resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        forgetAfterCommit(resource);
    }

    /** Before the commit another call could read the old version again. */
    private void forgetAfterCommit(IBaseResource resource) {
        if (!types.contains(resource.fhirType())) {
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget.run();
                }
            });
        } else {
            forget.run();
        }
    }
}
