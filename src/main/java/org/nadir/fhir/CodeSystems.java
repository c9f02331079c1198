package org.nadir.fhir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shipped code systems: the same files that the server stores and the guide publishes. */
public final class CodeSystems {

    private CodeSystems() {}

    /** The displays by code, in the order of the code system with this id. */
    public static Map<String, String> displays(String id) {
        Map<String, String> displays = new LinkedHashMap<>();
        ValueSets.resource("CodeSystem-%s.json".formatted(id))
                .path("concept")
                .forEach(concept -> displays.put(
                        concept.path("code").asText(), concept.path("display").asText()));
        return Collections.unmodifiableMap(displays);
    }
}
