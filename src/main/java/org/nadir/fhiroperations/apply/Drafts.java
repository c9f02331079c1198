package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The resources that an answer suggests: contained in it, because they exist nowhere else. */
final class Drafts {

    private final FhirContext context;
    private final List<Resource> drafts = new ArrayList<>();

    Drafts(FhirContext context) {
        this.context = context;
    }

    /** A resource as JSON, and where the answer finds it from now on. */
    Reference add(JsonNode resource) {
        return add((Resource) context.newJsonParser().parseResource(resource.toString()));
    }

    Reference add(Resource resource) {
        String id = "#draft-" + (drafts.size() + 1);
        resource.setId(id);
        drafts.add(resource);
        return new Reference(id);
    }

    List<Resource> all() {
        return List.copyOf(drafts);
    }
}
