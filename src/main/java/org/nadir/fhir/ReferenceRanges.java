package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the lower limit of normal among a result's reference ranges.
 *
 * <p>Only a range that is normal, or says nothing of its type, and that fits sex and age counts; where more than one
 * remains the limit is undetermined (CLINICAL B8 7). Text is not parsed.
 */
final class ReferenceRanges {

    private static final List<String> MALE = List.of("248153007", "M", "male");
    private static final List<String> FEMALE = List.of("248152002", "F", "female");

    private static final Map<String, Double> YEARS =
            Map.of("a", 1.0, "years", 1.0, "mo", 1 / 12.0, "wk", 7 / 365.25, "d", 1 / 365.25, "h", 1 / 8766.0);

    private final Subject subject;
    private final Instant now;

    ReferenceRanges(Subject subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /** The limit in the given canonical unit, empty when there is none or which one applies cannot be told. */
    Optional<BigDecimal> lowerLimit(JsonNode result, String canonicalUnit) {
        List<JsonNode> candidates = new ArrayList<>();
        for (JsonNode range : result.path("referenceRange")) {
            if (range.has("low") && isNormal(range) && fitsSex(range) && fitsAge(range)) {
                candidates.add(range);
            }
        }
        return candidates.size() == 1
                ? QuantityReader.limit(candidates.getFirst().path("low"), result.path("valueQuantity"), canonicalUnit)
                : Optional.empty();
    }

    private static boolean isNormal(JsonNode range) {
        JsonNode type = range.path("type");
        return type.isMissingNode() || type.path("coding").isEmpty() || FhirJson.hasCode(type, "normal");
    }

    private boolean fitsSex(JsonNode range) {
        boolean male = appliesTo(range, MALE);
        boolean female = appliesTo(range, FEMALE);
        if (male == female) {
            return true;
        }
        return subject.gender().equals(male ? "male" : "female");
    }

    private static boolean appliesTo(JsonNode range, List<String> names) {
        for (JsonNode concept : range.path("appliesTo")) {
            if (names.stream()
                    .anyMatch(name -> FhirJson.hasCode(concept, name)
                            || name.equalsIgnoreCase(concept.path("text").asText()))) {
                return true;
            }
        }
        return false;
    }

    private boolean fitsAge(JsonNode range) {
        JsonNode age = range.path("age");
        if (age.isMissingNode()) {
            return true;
        }
        Optional<Long> years = subject.years(now);
        return years.isPresent()
                && years.get() >= limit(age.path("low"), 0)
                && years.get() <= limit(age.path("high"), Integer.MAX_VALUE);
    }

    /** An age in years; one that cannot be read compares as false, so that its range fits nobody. */
    private static double limit(JsonNode age, double otherwise) {
        if (age.isMissingNode()) {
            return otherwise;
        }
        String unit =
                FhirJson.text(age, "code").or(() -> FhirJson.text(age, "unit")).orElse("a");
        return age.path("value").doubleValue() * YEARS.getOrDefault(unit, Double.NaN);
    }
}
