package org.nadir.fhiroperations;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.hl7.fhir.r4.model.Resource;

/** Turns HAPI's resources into the JSON that the readers of {@code fhir} take; decimals stay as they were written. */
public final class ResourceJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final FhirContext context;

    public ResourceJson(FhirContext context) {
        this.context = context;
    }

    /** The resource as JSON. */
    public JsonNode of(Resource resource) {
        try {
            return JSON.readTree(context.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote a resource that is not JSON", e);
        }
    }
}
