package org.nadir.fhirserver.demo;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.nadir.fhirserver.validation.TestedContent;

/** The store, as far as loading the demo patients needs it. */
final class StoredDemoPatients implements DemoStore {

    private final DaoRegistry types;
    private final IFhirSystemDao<Bundle, Meta> transactions;

    StoredDemoPatients(DaoRegistry types, IFhirSystemDao<Bundle, Meta> transactions) {
        this.types = types;
        this.transactions = transactions;
    }

    @Override
    public boolean holdsAnyPatient() {
        return finds("Patient", SearchParameterMap.newSynchronous());
    }

    @Override
    public boolean holds(String type, String id) {
        return finds(type, SearchParameterMap.newSynchronous().add(Resource.SP_RES_ID, new TokenParam(id)));
    }

    @Override
    public void execute(Bundle transaction) {
        transactions.transaction(TestedContent.mark(new SystemRequestDetails()), transaction);
    }

    private boolean finds(String type, SearchParameterMap parameters) {
        parameters.setLoadSynchronousUpTo(1);
        return !types.getResourceDao(type)
                .searchForIds(parameters, new SystemRequestDetails())
                .isEmpty();
    }
}
