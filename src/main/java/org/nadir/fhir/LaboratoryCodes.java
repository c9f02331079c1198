package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.ctcae.Analyte;
import org.nadir.toxicity.Concept;
import org.nadir.toxicity.ConceptSet;
import org.nadir.toxicity.DifferentialShare;

/** Which LOINC code means what: a closed list (CLINICAL B6 5.1); a test outside it is not ours to grade. */
final class LaboratoryCodes {

    private static final Map<Analyte, ConceptSet> COUNTS = new EnumMap<>(Map.of(
            Analyte.NEUTROPHILS, ValueSets.load("neutrophil-count"),
            Analyte.PLATELETS, ValueSets.load("platelet-count"),
            Analyte.HEMOGLOBIN, ValueSets.load("hemoglobin"),
            Analyte.LYMPHOCYTES, ValueSets.load("lymphocyte-count"),
            Analyte.LEUKOCYTES, ValueSets.load("leukocyte-count")));

    private static final Map<DifferentialShare.Kind, ConceptSet> SHARES = new EnumMap<>(Map.of(
            DifferentialShare.Kind.NEUTROPHILS, ValueSets.load("neutrophil-percentage"),
            DifferentialShare.Kind.SEGMENTED, ValueSets.load("segmented-percentage"),
            DifferentialShare.Kind.BANDS, ValueSets.load("band-percentage")));

    private static final Map<Analyte, ConceptSet> ESTIMATES = new EnumMap<>(Map.of(
            Analyte.PLATELETS, ValueSets.load("platelet-estimate"),
            Analyte.LEUKOCYTES, ValueSets.load("leukocyte-estimate")));

    private LaboratoryCodes() {}

    /** The analytes that the codes of a concept name: none for another test, several for contradicting codes. */
    static Set<Analyte> analytes(JsonNode code) {
        return matching(COUNTS, code);
    }

    static Set<Analyte> estimates(JsonNode code) {
        return matching(ESTIMATES, code);
    }

    static Optional<DifferentialShare.Kind> share(JsonNode code) {
        return matching(SHARES, code).stream().findFirst();
    }

    private static <K> Set<K> matching(Map<K, ConceptSet> sets, JsonNode code) {
        List<Concept.Code> codes = FhirJson.concept(code).codes();
        return sets.entrySet().stream()
                .filter(entry -> codes.stream().anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static String names() {
        return Arrays.stream(Analyte.values()).map(Analyte::label).collect(Collectors.joining(", "));
    }
}
