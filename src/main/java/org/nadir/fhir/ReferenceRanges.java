package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private static double limit(JsonNode age, double otherwise) {
        boolean inYears = age.path("code").asText("a").equals("a");
        return inYears && age.path("value").isNumber() ? age.path("value").doubleValue() : otherwise;
    }
}
