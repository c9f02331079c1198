package org.nadir.alerts;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes, in the transaction of a write, whose assessment the write may change. */
@Interceptor
public class RecordChanges {

    private final DueAssessments due;

    RecordChanges(DueAssessments due) {
        this.due = due;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        note(Concerned.by(resource));
    }

    /** An update may move a result from one patient to another: both are concerned. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        note(Concerned.by(before));
        note(Concerned.by(resource));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource) {
        note(Concerned.by(resource));
    }

    private void note(Set<String> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            due.add(subjects);
            return;
        }
        ofThisTransaction().subjects.addAll(subjects);
    }

    private Noted ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Noted.class::isInstance)
                .map(Noted.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Noted noted = new Noted(due);
                    TransactionSynchronizationManager.registerSynchronization(noted);
                    return noted;
                });
    }

    /** What one transaction concerns: however many results it brings, each patient is written down once. */
    private static final class Noted implements TransactionSynchronization {

        private final DueAssessments due;
        private final Set<String> subjects = new TreeSet<>();

        Noted(DueAssessments due) {
            this.due = due;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            due.add(subjects);
        }
    }
}
