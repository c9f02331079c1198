package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds the code of one system among the concepts of an action. */
final class Codings {

    private Codings() {}

    static Optional<String> code(JsonNode action, String system) {
        return FhirJson.elements(action.path("code"))
                .flatMap(concept -> FhirJson.elements(concept.path("coding")))
                .filter(coding -> coding.path("system").asText().equals(system))
                .map(coding -> coding.path("code").asText())
                .findFirst();
    }
}
