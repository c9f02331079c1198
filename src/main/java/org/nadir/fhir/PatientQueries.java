package org.nadir.fhir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private PatientQueries() {}

    /** Key to template, in the order in which they are listed. */
    public static Map<String, String> asTemplates() {
        return TEMPLATES;
    }

    /** The query of a key for one patient. */
    public static String filled(String key, String patientId) {
        return TEMPLATES.getOrDefault(key, "").replace(TOKEN, patientId);
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
