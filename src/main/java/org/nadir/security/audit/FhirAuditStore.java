package org.nadir.security.audit;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.nadir.fhirserver.validation.TestedContent;

/** Keeps acts as AuditEvents in the server's own store, one transaction for many. */
final class FhirAuditStore implements AuditStore {

    private final IFhirResourceDao<AuditEvent> events;
    private final IHapiTransactionService transactions;
    private final AuditEventWriter writer;

    FhirAuditStore(IFhirResourceDao<AuditEvent> events, IHapiTransactionService transactions, AuditEventWriter writer) {
        this.events = events;
        this.transactions = transactions;
        this.writer = writer;
    }

    @Override
    public void keep(List<AuditedAct> acts) {
        // The build has validated each kind of event: the store need not do it again for each.
        SystemRequestDetails request = TestedContent.mark(new SystemRequestDetails());
        TransactionDetails together = new TransactionDetails();
        transactions
                .withRequest(request)
                .withTransactionDetails(together)
                .execute(() -> acts.forEach(act -> events.create(writer.write(act), null, true, request, together)));
    }
}
