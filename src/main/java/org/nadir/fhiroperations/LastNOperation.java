package org.nadir.fhiroperations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.ResourceSource;

/**
 * {@code Observation/$lastn}: a patient's most recent results of each code.
 *
 * <p>HAPI's own needs a search engine beside the database.
 */
public class LastNOperation {

    private final FhirContext context;
    private final ResourceSource resources;

    LastNOperation(FhirContext context, ResourceSource resources) {
        this.context = context;
        this.resources = resources;
    }

    /** Gives the newest results first within each code. */
    @Operation(
            name = "$lastn",
            typeName = "Observation",
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/Observation-lastn")
    public Bundle lastN(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        LastNRequest asked = LastNRequest.read(body, request.getParameters());
        List<JsonNode> found = LatestResults.of(resources.fetch(asked.query()), asked.max());
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(found.size());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        for (JsonNode observation : found) {
            Observation resource = context.newJsonParser().parseResource(Observation.class, observation.toString());
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/Observation/" + resource.getIdPart())
                    .setResource(resource)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }
}
