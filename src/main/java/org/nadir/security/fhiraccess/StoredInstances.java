package org.nadir.security.fhiraccess;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;

/** Reads single resources for the judgement on them, as the server itself. */
class StoredInstances {

    private final DaoRegistry types;

    StoredInstances(DaoRegistry types) {
        this.types = types;
    }

    /** The resource, or its last state before it was deleted. Not for use within a transaction of the store. */
    Optional<IBaseResource> lastState(String type, String id) {
        IFhirResourceDao<? extends IBaseResource> store = store(type).orElse(null);
        if (store == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.read(new IdType(type, id), new SystemRequestDetails()));
        } catch (ResourceGoneException deleted) {
            return beforeDeletion(store, type, id);
        } catch (ResourceNotFoundException unknown) {
            return Optional.empty();
        }
    }

    /** The resource as it is; found by a search, because a read that fails would end a transaction that is under way. */
    Optional<IBaseResource> current(String type, String id) {
        return store(type).stream()
                .flatMap(store -> store
                        .search(
                                SearchParameterMap.newSynchronous("_id", new TokenParam(id)),
                                new SystemRequestDetails())
                        .getAllResources()
                        .stream())
                .findFirst();
    }

    private static Optional<IBaseResource> beforeDeletion(
            IFhirResourceDao<? extends IBaseResource> store, String type, String id) {
        IBaseResource deletion = store.read(new IdType(type, id), new SystemRequestDetails(), true);
        long version = deletion.getIdElement().getVersionIdPartAsLong();
        try {
            return Optional.of(
                    store.read(new IdType(type, id, String.valueOf(version - 1)), new SystemRequestDetails()));
        } catch (ResourceGoneException | ResourceNotFoundException expunged) {
            return Optional.empty();
        }
    }

    private Optional<IFhirResourceDao<? extends IBaseResource>> store(String type) {
        return types.isResourceTypeSupported(type) ? Optional.of(types.getResourceDao(type)) : Optional.empty();
    }
}
