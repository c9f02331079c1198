package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;

/** Reads symptoms, bleeding and thrombosis from Observations (value true or coded present) and from Conditions. */
final class SymptomReader {

    /** SNOMED CT present and positive, LOINC yes and present, HL7 yes. */
    private static final Set<String> PRESENT = Set.of("52101004", "10828004", "LA33-6", "LA9633-4", "Y", "POS");

    private static final Set<String> ABSENT = Set.of("2667000", "260385009", "LA32-8", "LA9634-2", "N", "NEG");

    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");

    static final List<ConceptSet> SYMPTOMS = Stream.of(
                    "anemia-symptom", "bleeding", "bleeding-sign", "infection-sign", "thrombosis")
            .map(ValueSets::load)
            .toList();

    /** What was asked for; one without a time stands, one of the future is refused. */
    Optional<Reading> read(JsonNode part, ObservationReader.Circumstances circumstances, Instant now) {
        Concept code = FhirJson.concept(part.path("code"));
        if (ObservationReader.status(circumstances.status()).isEmpty() || !isSymptom(code)) {
            return Optional.empty();
        }
        @Nullable ClinicalTime time = circumstances.time();
        if (time != null && FhirTime.isFuture(time, now)) {
            return Optional.of(new Reading.Refused(new RefusedResult(
                    code.label(),
                    null,
                    time,
                    NotGradableReason.FUTURE.refusal("effective[x] lies in the future"),
                    circumstances.source())));
        }
        return present(part)
                .map(present ->
                        new Reading.Symptom(new Finding(code, present, circumstances.time(), circumstances.source())));
    }

    /** An active, confirmed problem; one without a verification status counts, one refuted or provisional does not. */
    Optional<Finding> read(JsonNode condition) {
        Concept code = FhirJson.concept(condition.path("code"));
        boolean active = condition.has("clinicalStatus")
                ? ACTIVE.stream().anyMatch(status -> FhirJson.hasCode(condition.path("clinicalStatus"), status))
                : condition.properties().stream()
                        .noneMatch(element -> element.getKey().startsWith("abatement"));
        boolean confirmed = !condition.has("verificationStatus")
                || FhirJson.hasCode(condition.path("verificationStatus"), "confirmed");
        return active && confirmed && isSymptom(code)
                ? Optional.of(new Finding(code, true, null, FhirJson.version(condition)))
                : Optional.empty();
    }

    private static boolean isSymptom(Concept code) {
        return SYMPTOMS.stream().anyMatch(set -> set.contains(code));
    }

    private static Optional<Boolean> present(JsonNode part) {
        if (part.path("valueBoolean").isBoolean()) {
            return Optional.of(part.path("valueBoolean").booleanValue());
        }
        List<Concept.Code> codes =
                FhirJson.concept(part.path("valueCodeableConcept")).codes();
        if (codes.stream().anyMatch(code -> PRESENT.contains(code.code()))) {
            return Optional.of(true);
        }
        return codes.stream().anyMatch(code -> ABSENT.contains(code.code())) ? Optional.of(false) : Optional.empty();
    }
}
