package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.ctcae.Analyte;
import org.nadir.toxicity.chart.DifferentialShare;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;

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

    private static final List<String> MANUAL = ValueSets.codes("manual-count");

    private LaboratoryCodes() {}

    /** Whether a code says that it was counted under the microscope. */
    static boolean isManual(JsonNode code) {
        return MANUAL.stream().anyMatch(loinc -> FhirJson.hasCode(code, loinc));
    }

    /**
     * The analytes that the codes of a concept name, counted or estimated: none for another test, several for
     * contradicting codes.
     */
    static Set<Analyte> analytes(JsonNode code) {
        Set<Analyte> analytes = EnumSet.noneOf(Analyte.class);
        analytes.addAll(matching(COUNTS, code));
        analytes.addAll(matching(ESTIMATES, code));
        return analytes;
    }

    /** Whether one of the codes says that it is an estimate, whatever the others say. */
    static boolean isEstimate(JsonNode code) {
        return !matching(ESTIMATES, code).isEmpty();
    }

    static Optional<DifferentialShare.Kind> share(JsonNode code) {
        return matching(SHARES, code).stream().findFirst();
    }

    /** Whether a code is any of ours. */
    static boolean isListed(JsonNode code) {
        return !analytes(code).isEmpty() || share(code).isPresent();
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
