package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.toxicity.datatype.Concept;

/** The shipped symptom Questionnaire: which question asks for what. */
final class SymptomForm {

    static final String READING_VALUE = "temperature-value";
    static final String READING_TIME = "temperature-time";
    static final String READING_SITE = "temperature-site";

    private static final JsonNode SHIPPED = ValueSets.resource("Questionnaire-hematologic-symptoms.json");

    private static final Map<String, Concept> SYMPTOMS = symptoms();

    private SymptomForm() {}

    /** What the yes-or-no question of that linkId asks for. */
    static Optional<Concept> symptom(String linkId) {
        return Optional.ofNullable(SYMPTOMS.get(linkId));
    }

    /** Whether the response answers this form, in whatever version of it. */
    static boolean isAnsweredBy(JsonNode response) {
        return FhirJson.text(response, "questionnaire")
                .filter(canonical ->
                        canonical.split("\\|", 2)[0].equals(SHIPPED.path("url").asText()))
                .isPresent();
    }

    private static Map<String, Concept> symptoms() {
        Map<String, Concept> symptoms = new HashMap<>();
        for (JsonNode item : SHIPPED.findParents("linkId")) {
            if (item.path("type").asText().equals("boolean")) {
                symptoms.put(item.path("linkId").asText(), coded(item.path("code")));
            }
        }
        return Map.copyOf(symptoms);
    }

    private static Concept coded(JsonNode codings) {
        List<Concept.Code> codes = codings.findParents("code").stream()
                .map(coding -> new Concept.Code(
                        FhirJson.system(coding), coding.path("code").asText()))
                .toList();
        return new Concept(codes, codings.findValuesAsText("display"));
    }
}
