package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.nadir.fhir.DerivedPlans;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhirserver.reading.StoredResources;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Refuses a protocol that cannot be used. */
@Component
@Interceptor
public class ProtocolGuard {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirContext context;
    private final ObjectProvider<StoredResources> store;

    ProtocolGuard(FhirContext context, ObjectProvider<StoredResources> store) {
        this.context = context;
        this.store = store;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        check(resource);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        check(resource);
    }

    private void check(IBaseResource resource) {
        if (resource instanceof PlanDefinition plan) {
            read(json(plan));
        }
    }

    private void read(JsonNode plan) {
        try {
            new DerivedPlans(store.getObject()).check(plan);
        } catch (InvalidProtocolException invalid) {
            throw new UnprocessableEntityException(invalid.getMessage(), invalid.outcome());
        }
    }

    private JsonNode json(PlanDefinition plan) {
        try {
            return JSON.readTree(context.newJsonParser().encodeResourceToString(plan));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("HAPI wrote JSON that cannot be read", impossible);
        }
    }
}
