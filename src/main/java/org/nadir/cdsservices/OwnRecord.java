package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.SourceUnavailableException;

/**
 * The own store as far as a caller may read it.
 *
 * @param readable the resource types that may be read
 */
record OwnRecord(ResourceSource store, Predicate<String> readable) implements ResourceSource {

    @Override
    public List<JsonNode> fetch(String query) {
        String type = query.split("[/?]", 2)[0];
        if (!readable.test(type)) {
            throw new SourceUnavailableException(type, "the access token does not permit to read and search it");
        }
        // Included resources have types of their own.
        return store.fetch(query).stream()
                .filter(resource -> readable.test(FhirJson.type(resource)))
                .toList();
    }
}
