package org.nadir.fhirserver.operations;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;

/** What concerns all types at once: transaction and batch. HAPI's own provider brings a dozen operations along. */
public class SystemInteractions {

    private final IFhirSystemDao<Bundle, Meta> store;

    public SystemInteractions(IFhirSystemDao<Bundle, Meta> store) {
        this.store = store;
    }

    /** Carries out a transaction or a batch. */
    @Transaction
    public Bundle transaction(RequestDetails request, @TransactionParam Bundle bundle) {
        return store.transaction(request, bundle);
    }
}
