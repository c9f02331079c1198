package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queries that make a chart: the prefetch templates of discovery and, filled, what is read where a prefetch is
 * missing. They keep to the query subset that CDS Hooks 2.0 asks of clients, and {@code _include} of US Core.
 */
public final class PatientQueries {

    private static final String TOKEN = "{{context.patientId}}";
    private static final String PAGE = "&_count=1000";

    private static final Map<String, String> TEMPLATES = templates();

    /** What an assessment does without the answer; every other key is needed. */
    private static final Map<String, String> WITHOUT = Map.of(
            "procedures",
            "whether a transfusion raised a count is not known",
            "questionnaireResponses",
            "answers to the symptom questionnaire are not known",
            "researchSubjects",
            "whether the patient is on a study is not known, the default protocol is used");

    private PatientQueries() {}

    /** Key to template, in the order in which they are listed. */
    public static Map<String, String> asTemplates() {
        return TEMPLATES;
    }

    /** The query of a key for one patient. */
    public static String filled(String key, String patientId) {
        return TEMPLATES.getOrDefault(key, "").replace(TOKEN, patientId);
    }

    /**
     * What an assessment does where the answer to this key cannot be had, in a sentence for the chart; empty for a key
     * that no assessment can do without.
     */
    public static Optional<String> withoutIt(String key) {
        return Optional.ofNullable(WITHOUT.get(key));
    }

    /** Everything that an assessment looks at, read from one source. */
    public static List<JsonNode> record(ResourceSource source, String patientId) {
        return TEMPLATES.keySet().stream()
                .flatMap(key -> source.fetch(filled(key, patientId)).stream())
                .toList();
    }

    private static Map<String, String> templates() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("patient", "Patient/" + TOKEN);
        templates.put(
                "medicationRequests",
                "MedicationRequest?patient=" + TOKEN + "&_include=MedicationRequest:medication" + PAGE);
        templates.put("observations", "Observation?patient=" + TOKEN + "&code=" + codes() + "&_sort=-date" + PAGE);
        templates.put("conditions", "Condition?patient=" + TOKEN + PAGE);
        templates.put("serviceRequests", "ServiceRequest?patient=" + TOKEN + PAGE);
        templates.put("procedures", "Procedure?patient=" + TOKEN + PAGE);
        templates.put("questionnaireResponses", "QuestionnaireResponse?patient=" + TOKEN + PAGE);
        templates.put(
                "researchSubjects", "ResearchSubject?patient=" + TOKEN + "&_include=ResearchSubject:study" + PAGE);
        return Collections.unmodifiableMap(templates);
    }

    private static String codes() {
        return Stream.of(
                        "neutrophil-count",
                        "platelet-count",
                        "hemoglobin",
                        "lymphocyte-count",
                        "leukocyte-count",
                        "platelet-estimate",
                        "leukocyte-estimate",
                        "neutrophil-percentage",
                        "segmented-percentage",
                        "band-percentage",
                        "cbc-panel",
                        "temperature-any-route",
                        "temperature-other-route",
                        "anemia-symptom",
                        "bleeding",
                        "bleeding-sign",
                        "infection-sign")
                .map(ValueSets::load)
                .flatMap(set -> set.codes().stream())
                .filter(code ->
                        List.of("http://loinc.org", "http://snomed.info/sct").contains(code.system()))
                .map(code -> code.code())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
