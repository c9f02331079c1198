package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the lower limit of normal among a result's reference ranges.
 *
 * <p>Only a range that is normal, or says nothing of its type, and that fits sex and age counts; where those that may
 * apply disagree the limit is undetermined (CLINICAL B8 7). Text is not parsed.
 */
final class ReferenceRanges {

    private static final List<String> MALE = List.of("248153007", "M", "male");
    private static final List<String> FEMALE = List.of("248152002", "F", "female");

    private static final Map<String, ChronoUnit> AGE_UNITS = Map.ofEntries(
            Map.entry("a", ChronoUnit.YEARS),
            Map.entry("y", ChronoUnit.YEARS),
            Map.entry("yr", ChronoUnit.YEARS),
            Map.entry("yrs", ChronoUnit.YEARS),
            Map.entry("year", ChronoUnit.YEARS),
            Map.entry("years", ChronoUnit.YEARS),
            Map.entry("mo", ChronoUnit.MONTHS),
            Map.entry("month", ChronoUnit.MONTHS),
            Map.entry("months", ChronoUnit.MONTHS),
            Map.entry("wk", ChronoUnit.WEEKS),
            Map.entry("week", ChronoUnit.WEEKS),
            Map.entry("weeks", ChronoUnit.WEEKS),
            Map.entry("d", ChronoUnit.DAYS),
            Map.entry("day", ChronoUnit.DAYS),
            Map.entry("days", ChronoUnit.DAYS));

    private final Subject subject;
    private final Instant now;

    ReferenceRanges(Subject subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /** Whether a range is for this subject, from the weakest. */
    private enum Fit {
        NO,
        UNKNOWN,
        YES;

        static Fit of(boolean fits) {
            return fits ? YES : NO;
        }

        Fit and(Fit other) {
            return compareTo(other) < 0 ? this : other;
        }
    }

    /** The limit in the given canonical unit, empty when there is none or which one applies cannot be told. */
    Optional<BigDecimal> lowerLimit(JsonNode result, String canonicalUnit) {
        Fit best = Fit.NO;
        List<Optional<BigDecimal>> limits = new ArrayList<>();
        for (JsonNode range : result.path("referenceRange")) {
            Fit fit = range.has("low") && isNormal(range) ? sex(range).and(age(range)) : Fit.NO;
            best = fit == Fit.YES ? fit : best;
            if (fit != Fit.NO) {
                limits.add(QuantityReader.limit(range.path("low"), result.path("valueQuantity"), canonicalUnit));
            }
        }
        return best == Fit.YES ? common(limits) : Optional.empty();
    }

    private static Optional<BigDecimal> common(List<Optional<BigDecimal>> limits) {
        Optional<BigDecimal> first = limits.getFirst();
        boolean agree = limits.stream()
                .allMatch(limit ->
                        limit.isPresent() && first.isPresent() && limit.get().compareTo(first.get()) == 0);
        return agree ? first : Optional.empty();
    }

    private static boolean isNormal(JsonNode range) {
        JsonNode type = range.path("type");
        return type.path("coding").isEmpty()
                ? FhirJson.text(type, "text")
                        .map(text -> text.toLowerCase(Locale.ROOT).startsWith("normal"))
                        .orElse(true)
                : FhirJson.hasCode(type, "normal");
    }

    private Fit sex(JsonNode range) {
        boolean male = appliesTo(range, MALE);
        boolean female = appliesTo(range, FEMALE);
        if (male == female) {
            return Fit.YES;
        }
        return switch (subject.gender()) {
            case "male" -> Fit.of(male);
            case "female" -> Fit.of(female);
            default -> Fit.UNKNOWN;
        };
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

    private Fit age(JsonNode range) {
        JsonNode age = range.path("age");
        Fit oldEnough = age(age.path("low"), 1);
        Fit youngEnough = age(age.path("high"), -1);
        return oldEnough.and(youngEnough);
    }

    /** Whether the subject's age in completed units does not lie on the wrong side of an end. */
    private Fit age(JsonNode end, int sign) {
        if (end.isMissingNode()) {
            return Fit.YES;
        }
        String written =
                FhirJson.text(end, "code").or(() -> FhirJson.text(end, "unit")).orElse("a");
        Optional<ChronoUnit> unit = Optional.ofNullable(AGE_UNITS.get(written.toLowerCase(Locale.ROOT)));
        return unit.filter(any -> end.path("value").isNumber())
                .flatMap(known -> subject.age(known, now))
                .map(age -> Fit.of(sign
                                * BigDecimal.valueOf(age)
                                        .compareTo(end.path("value").decimalValue())
                        >= 0))
                .orElse(Fit.UNKNOWN);
    }
}
